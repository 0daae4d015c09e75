import { holds } from './condition.ts'
import type { AnswerValue, Answers, Item, ItemOption, OptionValue } from '#app/survey/item.ts'

/** Why an answer cannot be taken; each code is a translation key under `issue`. */
export type IssueCode =
  | 'unknown_item'
  | 'not_shown'
  | 'not_an_option'
  | 'wrong_type'
  | 'too_few'
  | 'too_many'
  | 'repeated'
  | 'exclusive'
  | 'out_of_range'
  | 'not_whole'
  | 'too_long'
  | 'required'
  | 'screened_out'

export interface Issue {
  item: string
  code: IssueCode
}

/** Is the item to be asked, given the answers so far? */
export function isShown(item: Item, answers: Answers): boolean {
  return !item.show_if || holds(item.show_if, answers)
}

/** The item whose answer ends the interview, or null. */
export function screeningItem(items: Item[], answers: Answers): Item | null {
  return items.find((item) => endsInterview(item, answers[item.code])) ?? null
}

function endsInterview(item: Item, value: AnswerValue | undefined): boolean {
  return value !== undefined && !Array.isArray(value) && (item.screen_out?.includes(value) ?? false)
}

/**
 * Index of the next item to ask after `from`, or `items.length` when nothing is left.
 *
 * @param from index of the current item; -1 before the first
 * @param step 1 forwards, -1 backwards (then -1 means before the first)
 */
export function nextIndex(items: Item[], answers: Answers, from: number, step: 1 | -1): number {
  let index = from + step
  for (let item = items[index]; item; item = items[index]) {
    if (isShown(item, answers)) return index
    index += step
  }
  return index
}

/** The first thing wrong with one value, or null. Says nothing of a missing answer. */
export function checkValue(item: Item, value: AnswerValue): IssueCode | null {
  if (item.type === 'open_text') return checkText(item, value)
  if (item.type === 'number') return checkNumber(item, value)
  if (item.type === 'ranking') return checkRanking(item, value)
  if (item.type === 'multiple_choice') return checkChoices(item, value)
  if (Array.isArray(value)) return 'wrong_type'
  return isOption(item, value) ? null : 'not_an_option'
}

function checkText(item: Item, value: AnswerValue): IssueCode | null {
  if (typeof value !== 'string') return 'wrong_type'
  // eslint's no-control-regex does not apply to \p; tabs and line breaks are fine, other controls are not
  if (/[^\P{Cc}\n\r\t]/u.test(value)) return 'wrong_type'
  return Array.from(value).length > (item.max_length ?? 200) ? 'too_long' : null
}

function checkNumber(item: Item, value: AnswerValue): IssueCode | null {
  if (Array.isArray(value)) return value.some((one) => isOption(item, one)) ? 'exclusive' : 'wrong_type'
  if (isOption(item, value)) return null
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'wrong_type'
  if (item.whole && !Number.isInteger(value)) return 'not_whole'
  return value < (item.min ?? -Infinity) || value > (item.max ?? Infinity) ? 'out_of_range' : null
}

function checkRanking(item: Item, value: AnswerValue): IssueCode | null {
  return checkList(item, value) ?? checkCount(value, item.min_ranked, item.max_ranked)
}

function checkChoices(item: Item, value: AnswerValue): IssueCode | null {
  const fault = checkList(item, value)
  if (fault || !Array.isArray(value)) return fault
  const alone = item.options.some((option) => standsAlone(option) && value.includes(option.value))
  if (alone) return value.length > 1 ? 'exclusive' : null
  return checkCount(value, item.min_chosen, item.max_chosen)
}

/** Of several choices: can an option be given only by itself? */
export function standsAlone({ exclusive, missing }: Pick<ItemOption, 'exclusive' | 'missing'>): boolean {
  return exclusive === true || missing === true
}

function checkList(item: Item, value: AnswerValue): IssueCode | null {
  if (!Array.isArray(value)) return 'wrong_type'
  if (value.some((one) => !isOption(item, one))) return 'not_an_option'
  return new Set(value).size !== value.length ? 'repeated' : null
}

function checkCount(list: AnswerValue, least = 0, most = Infinity): IssueCode | null {
  if (!Array.isArray(list) || list.length < least) return 'too_few'
  return list.length > most ? 'too_many' : null
}

function isOption(item: Item, value: OptionValue): boolean {
  return item.options.some((option) => option.value === value)
}

/**
 * Checks a whole set of answers against the questionnaire, as phone and server both do.
 *
 * @param items the questionnaire for one city: dynamic options filled in
 * @returns answers in questionnaire order (empty texts and lists left out) and every issue found
 */
export function checkAnswers(items: Item[], given: Answers): { answers: Answers; issues: Issue[] } {
  const issues: Issue[] = []
  const answers: Answers = {}
  const named = items.reduce((count, { code }) => count + Number(given[code] !== undefined), 0)
  const codes = Object.keys(given)
  if (codes.length > named) {
    const known = new Set(items.map(({ code }) => code))
    issues.push(
      ...codes.filter((code) => !known.has(code)).map((item) => ({ item, code: 'unknown_item' as const })),
    )
  }

  for (const item of items) {
    const value = given[item.code]
    const blank = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    if (!isShown(item, answers)) {
      if (!blank) issues.push({ item: item.code, code: 'not_shown' })
    } else if (blank) {
      if (item.required) issues.push({ item: item.code, code: 'required' })
    } else if (endsInterview(item, value)) {
      issues.push({ item: item.code, code: 'screened_out' })
    } else {
      const code = checkValue(item, value)
      if (code) issues.push({ item: item.code, code })
      else answers[item.code] = value
    }
  }
  return { answers, issues }
}
