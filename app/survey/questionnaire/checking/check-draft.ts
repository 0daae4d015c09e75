import type { Item, Language } from '#app/survey/item.ts'
import { listTexts, untranslated } from '../drafting/texts.ts'
import { checkQuestionnaire } from '../check-questionnaire.ts'
import type { QuestionnaireContent } from '../questionnaire.ts'
import { findChangedWording } from './changed-wording.ts'
import { findDeadEnds } from './dead-ends.ts'
import { estimateMinutes, PROMISED_MINUTES } from './length.ts'
import type { CheckFinding, CheckPlace } from './place.ts'
import { checkWording, isIndex } from './wording.ts'

/** What a draft is held against. */
export interface CheckAgainst {
  /** codes of the second-level indices */
  indices: string[]
  bank: Item[]
  /** items of the version it was started from */
  before: Item[]
  /** false where no four minutes are promised: longer forms */
  promised: boolean
}

/** Routing has findings of its own, which say more. */
const SAID_ELSEWHERE = new Set(['UNKNOWN_ITEM'])

/** The margin variables without which answers cannot be weighted to the population. */
const WEIGHTED_BY = ['sex', 'age_group']

/**
 * Everything to look at before a draft is published: errors first, then warnings, each in the order of the
 * questionnaire.
 */
export function checkDraft(content: QuestionnaireContent, against: CheckAgainst): CheckFinding[] {
  const { items } = content
  const findings = [
    ...(items.length === 0 ? [finding('error', 'noItems', { page: 'bank' })] : []),
    ...structure(content),
    ...findDeadEnds(items),
    ...untranslatedTexts(content),
    ...uncoveredIndices(items, against.indices).map((index) =>
      finding('warning', 'uncovered', { page: 'bank' }, { index }),
    ),
    ...WEIGHTED_BY.filter(
      (variable) => !items.some(({ margin_variable }) => margin_variable === variable),
    ).map((variable) => finding('warning', 'notWeighted', { page: 'bank' }, { variable })),
    ...items.flatMap(checkScoring),
    ...findChangedWording(items, against.bank, against.before),
    ...items.flatMap(checkWording),
    ...(against.promised ? tooLong(content) : []),
  ]
  return [
    ...findings.filter(({ level }) => level === 'error'),
    ...findings.filter(({ level }) => level === 'warning'),
  ]
}

/** Second-level indices no item belongs to. */
export function uncoveredIndices(items: Item[], indices: string[]): string[] {
  return indices.filter((index) => !items.some(({ dimension }) => dimension === index))
}

function structure(content: QuestionnaireContent): CheckFinding[] {
  return checkQuestionnaire(content)
    .filter(({ code }) => !SAID_ELSEWHERE.has(code))
    .map(({ path, code, message }) => {
      const item = path[0] === 'items' ? content.items[Number(path[1])]?.code : undefined
      const page = path[0] === 'split' ? 'forms' : path.includes('show_if') ? 'branching' : 'item'
      return finding('error', 'fault', item ? { page, item } : { page: 'forms' }, { fault: code, message })
    })
}

function untranslatedTexts(content: QuestionnaireContent): CheckFinding[] {
  const found = listTexts(content).map(({ text, kind, items }) => ({
    kind,
    item: items[0],
    missing: untranslated(text),
  }))
  const empty = found.filter(({ kind, missing }) => kind !== 'short_label' && missing.length === 2)
  return [
    ...empty.map(({ item, kind }) => {
      const place: CheckPlace = item === undefined ? { page: 'outline' } : { page: 'item', item }
      return finding('error', 'noText', place, { item: item ?? '', kind })
    }),
    ...(['zh-CN', 'en'] as const).flatMap((language) => {
      const count = found.filter(({ missing }) => missing.length === 1 && missing[0] === language).length
      return count > 0 ? [finding('warning', 'untranslated', { page: 'languages' }, { language, count })] : []
    }),
  ]
}

/** An item of an index is scored from 1 to k; without a direction or with other values it counts for nothing. */
function checkScoring(item: Item): CheckFinding[] {
  if (!isIndex(item.dimension) || item.type !== 'single_choice') return []
  const place: CheckPlace = { page: 'item', item: item.code }
  const values = item.options.flatMap(({ value, missing }) => (missing ? [] : [value])).sort()
  const scale = values.length > 1 && values.every((value) => typeof value === 'number')
  return [
    ...(item.polarity === 'none' ? [finding('warning', 'noPolarity', place, { item: item.code })] : []),
    ...(scale ? [] : [finding('warning', 'noScale', place, { item: item.code })]),
  ]
}

function tooLong(content: QuestionnaireContent): CheckFinding[] {
  return (['zh-CN', 'en'] as Language[])
    .map((language) => ({ language, minutes: estimateMinutes(content, language) }))
    .filter(({ minutes }) => Math.round(minutes) > PROMISED_MINUTES)
    .map(({ language, minutes }) =>
      finding('warning', 'tooLong', { page: 'forms' }, { language, minutes: Math.round(minutes * 10) / 10 }),
    )
}

function finding(
  level: CheckFinding['level'],
  code: string,
  place: CheckPlace,
  about: Record<string, string | number> = {},
): CheckFinding {
  return { level, code, place, about }
}
