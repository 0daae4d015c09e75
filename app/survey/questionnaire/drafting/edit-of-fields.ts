import { questionnaireDraftSchema } from './draft-schema.ts'
import { conditionOfFields } from './condition-fields.ts'
import type { DraftEdit } from './draft-edit.ts'
import { itemOfFields, newItem } from './item-fields.ts'
import { listTexts, TEXT_LANGUAGES, type TextEntry } from './texts.ts'
import type { Item, ItemType, LocalText } from '#app/survey/item.ts'
import type { QuestionnaireContent } from '../questionnaire.ts'

/** What a form of the editor asks for; `wrong` names the field that cannot be taken as it is. */
export type FieldsRead = { edit: DraftEdit } | { wrong: 'code' | 'item' | 'nothing' }

const CODE = /^[a-z][a-z0-9_]{0,63}$/i
const TYPES: ItemType[] = [
  'single_choice',
  'single_choice_dynamic',
  'multiple_choice',
  'ranking',
  'number',
  'open_text',
]

/**
 * The edit that the fields of one of the editor's forms describe; `edit` names the form.
 *
 * @param content what the form was filled with
 * @param bank items that may be added by their codes
 */
export function editOfFields(form: URLSearchParams, content: QuestionnaireContent, bank: Item[]): FieldsRead {
  const code = form.get('of') ?? ''
  const item = content.items.find((one) => one.code === code)
  switch (form.get('edit')) {
    case 'title':
      return { edit: { kind: 'title', title: textOf(form, 'title') } }
    case 'bank': {
      const chosen = bank.filter((one) => form.getAll('add').includes(one.code))
      return chosen.length === 0
        ? { wrong: 'nothing' }
        : { edit: { kind: 'add', items: chosen, after: placeFor(chosen[0]!, content, bank) } }
    }
    case 'new':
      return readNew(form, content, bank)
    case 'item': {
      if (!item) return { wrong: 'item' }
      const [, at, by] = /^(\d+):(-?1)$/.exec(form.get('option-step') ?? '') ?? []
      const step = at === undefined ? null : { at: Number(at), by: by === '1' ? (1 as const) : (-1 as const) }
      const changed = itemOfFields(form, item, step)
      const taken = changed.code !== code && content.items.some((one) => one.code === changed.code)
      if (!CODE.test(changed.code) || taken) return { wrong: 'code' }
      return { edit: { kind: 'item', code, item: changed } }
    }
    case 'list': {
      const [, step, by, own] = /^(move|remove|copy):(-?\d+):(.+)$/.exec(form.get('step') ?? '') ?? []
      const named = content.items.find((one) => one.code === own)
      if (!named || own === undefined) return { wrong: 'item' }
      if (step === 'move') return { edit: { kind: 'move', code: own, by: Number(by) } }
      if (step === 'remove') return { edit: { kind: 'remove', code: own } }
      return { edit: { kind: 'add', items: [{ ...named, code: freeCode(own, content) }], after: own } }
    }
    case 'condition':
      if (!item) return { wrong: 'item' }
      return {
        edit: {
          kind: 'condition',
          code,
          condition: form.get('drop') ? null : conditionOfFields(form, content.items),
        },
      }
    case 'texts':
      return { edit: { kind: 'texts', texts: changedTexts(form, content) } }
    case 'forms':
      return { edit: formsOf(form, content) }
    case 'split':
      return { edit: { kind: 'split', split: splitOf(form, content) } }
    case 'replace':
      return readReplace(form.get('content'))
    default:
      return { wrong: 'nothing' }
  }
}

function readNew(form: URLSearchParams, content: QuestionnaireContent, bank: Item[]): FieldsRead {
  const code = (form.get('code') ?? '').trim()
  if (!CODE.test(code) || content.items.some((item) => item.code === code)) return { wrong: 'code' }
  const type = TYPES.find((one) => one === form.get('type')) ?? 'single_choice'
  const scale = form.get('scale') ?? ''
  const like =
    type === 'single_choice' && scale !== '' ? bank.find((item) => item.scale === scale) : undefined
  const text = textOf(form, 'text')
  const item = newItem({ code, type, text }, like ? { ...like, dimension: 'USAGE' } : null)
  const dimension = form.get('dimension') || item.dimension
  return { edit: { kind: 'add', items: [{ ...item, dimension }], after: content.items.at(-1)?.code ?? null } }
}

function readReplace(text: string | null): FieldsRead {
  try {
    const content = questionnaireDraftSchema.parse(JSON.parse(text ?? ''))
    return { edit: { kind: 'replace', content, why: 'imported' } }
  } catch {
    return { wrong: 'nothing' }
  }
}

/** After the last item that the bank has before it, so that a questionnaire keeps the bank's order. */
function placeFor(item: Item, { items }: QuestionnaireContent, bank: Item[]): string | null {
  const earlier = new Set(
    bank
      .slice(
        0,
        bank.findIndex(({ code }) => code === item.code),
      )
      .map(({ code }) => code),
  )
  return items.findLast(({ code }) => earlier.has(code))?.code ?? items.at(-1)?.code ?? null
}

function freeCode(code: string, { items }: QuestionnaireContent): string {
  for (let number = 2; ; number++) {
    const free = `${code}_${number}`
    if (!items.some((item) => item.code === free)) return free
  }
}

/** Only what differs from what the form was filled with; fields that were not sent stay. */
function changedTexts(form: URLSearchParams, content: QuestionnaireContent): TextEntry[] {
  return listTexts(content).flatMap(({ key, text }) =>
    TEXT_LANGUAGES.flatMap((language) => {
      const sent = form.get(`${key}@${language}`)
      const value = sent?.replace(/\r\n/g, '\n').trim()
      return value === undefined || value === (text[language] ?? '') ? [] : [{ key, language, value }]
    }),
  )
}

function formsOf(form: URLSearchParams, { items }: QuestionnaireContent): DraftEdit {
  const forms = items.map(({ code }) => [code, form.getAll(`forms.${code}`)] as const)
  return { kind: 'forms', forms: Object.fromEntries(forms) }
}

/** Blocks by the fields of the items; one block an index where the button says so. */
function splitOf(form: URLSearchParams, { items }: QuestionnaireContent) {
  const blocks = new Map<string, string[]>()
  for (const { code, dimension } of items) {
    const index = /^[SMILE]\d$/.test(dimension) ? dimension : ''
    const name =
      form.get('by') === 'index' ? index : (form.get(`block.${code}`) ?? '').trim().replace(/[^\w-]/g, '')
    if (name !== '') blocks.set(name, [...(blocks.get(name) ?? []), code])
  }
  const asked = Number(form.get('asked') ?? '')
  const all = Array.from(blocks, ([code, own]) => ({ code, items: own }))
  if (form.get('by') === 'none' || all.length < 2) return null
  return { blocks: all, asked: Number.isInteger(asked) && asked > 0 ? asked : Math.ceil(all.length / 2) }
}

function textOf(form: URLSearchParams, name: string): LocalText {
  const field = (language: string) => (form.get(`${name}.${language}`) ?? '').trim()
  const traditional = field('zh-Hant')
  return {
    'zh-CN': field('zh-CN'),
    en: field('en'),
    ...(traditional === '' ? {} : { 'zh-Hant': traditional }),
  }
}
