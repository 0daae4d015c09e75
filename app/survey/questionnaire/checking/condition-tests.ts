import type { Answers, AnswerValue, Condition, Item, OptionValue } from '#app/survey/item.ts'
import { holds, itemsOf } from '#app/survey/rules/condition.ts'
import { isShown } from '#app/survey/rules/rules.ts'

/** More combinations of answers than this are not tried. */
const MOST_TRIED = 50_000

/** Can it hold, can it fail? null: there are too many combinations to try. */
export interface ConditionReach {
  canHold: boolean
  canFail: boolean
}

/**
 * Tries a condition on every combination of answers that residents can give to the items it speaks of: every option,
 * none where an item may be left out or is not shown itself, numbers at and beside each bound that is compared with.
 * Answers that end the interview lead no further.
 *
 * @param before items asked before, which alone can be answered
 * @param alone the condition by itself, whatever leads to the items it speaks of
 */
export function tryCondition(condition: Condition, before: Item[], alone: boolean): ConditionReach | null {
  const involved = alone ? directly(condition, before) : withWhatLeadsThere(condition, before)
  const choices = involved.map((item) => answersTo(item, involved, condition, alone))
  if (choices.reduce((product, { length }) => product * length, 1) > MOST_TRIED) return null
  const reach = { canHold: false, canFail: false }
  visit(0, {})
  return reach

  function visit(at: number, answers: Answers): void {
    if (reach.canHold && reach.canFail) return
    const item = involved[at]
    if (!item) {
      if (holds(condition, answers)) reach.canHold = true
      else reach.canFail = true
      return
    }
    if (!alone && !isShown(item, answers)) return visit(at + 1, answers)
    for (const value of choices[at]!) {
      visit(at + 1, value === undefined ? answers : { ...answers, [item.code]: value })
    }
  }
}

function directly(condition: Condition, before: Item[]): Item[] {
  const named = itemsOf(condition)
  return before.filter(({ code }) => named.includes(code))
}

function withWhatLeadsThere(condition: Condition, before: Item[]): Item[] {
  const named = new Set<string>()
  const open = itemsOf(condition)
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (named.has(code)) continue
    named.add(code)
    const leads = before.find((item) => item.code === code)?.show_if
    if (leads) open.push(...itemsOf(leads))
  }
  return before.filter(({ code }) => named.has(code))
}

function answersTo(
  item: Item,
  involved: Item[],
  condition: Condition,
  alone: boolean,
): (AnswerValue | undefined)[] {
  const conditions = [condition, ...involved.flatMap(({ show_if }) => (show_if ? [show_if] : []))]
  const asked = conditions.flatMap((one) => mentions(one, item.code))
  const none = item.required && !alone ? [] : [undefined]
  const listed = item.options.map(({ value }) => value)
  if (item.type === 'number') {
    const bounds = asked.filter((value): value is number => typeof value === 'number')
    const around = bounds.flatMap((bound) => [bound - 1, bound - 0.5, bound, bound + 0.5, bound + 1])
    const allowed = [...around, item.min ?? 0, item.max ?? (item.min ?? 0) + 1].filter(
      (value) =>
        value >= (item.min ?? -Infinity) &&
        value <= (item.max ?? Infinity) &&
        (!item.whole || Number.isInteger(value)),
    )
    return [...none, ...new Set(allowed), ...listed]
  }
  if (item.type === 'open_text') return [...none, 'text']
  const values = item.type === 'single_choice_dynamic' ? [...new Set([...asked, '']), ...listed] : listed
  if (item.type === 'multiple_choice' || item.type === 'ranking')
    return [...none, ...combinations(values, asked)]
  return [...none, ...values.filter((value) => alone || !item.screen_out?.includes(value))]
}

/** Of several choices only those a condition asks about make a difference; all others count as one. */
function combinations(values: OptionValue[], asked: OptionValue[]): OptionValue[][] {
  const telling = values.filter((value) => asked.includes(value)).slice(0, 8)
  const other = values.find((value) => !telling.includes(value))
  const sets = telling.reduce<OptionValue[][]>(
    (all, value) => [...all, ...all.map((set) => [...set, value])],
    [[]],
  )
  return sets
    .flatMap((set) => (other === undefined ? [set] : [set, [...set, other]]))
    .filter((set) => set.length > 0)
}

/** The values a condition compares an item with. */
function mentions(condition: Condition, code: string): OptionValue[] {
  if ('all' in condition) return condition.all.flatMap((part) => mentions(part, code))
  if ('any' in condition) return condition.any.flatMap((part) => mentions(part, code))
  if ('not' in condition) return mentions(condition.not, code)
  if (condition.item !== code) return []
  if ('values' in condition) return condition.values
  return 'than' in condition ? [condition.than] : []
}
