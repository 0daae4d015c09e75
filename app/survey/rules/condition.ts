import type { AnswerValue, Answers, Condition } from '#app/survey/item.ts'

/**
 * Does a condition hold, given the answers so far? An item that was not answered has no value: it is none of the
 * values asked for and compares with nothing, so that `not` of either holds.
 */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers))
  if ('any' in condition) return condition.any.some((part) => holds(part, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const values = valuesOf(answers[condition.item])
  if ('values' in condition) return values.some((value) => condition.values.includes(value))
  if ('answered' in condition) return values.length > 0
  const [value] = values
  return typeof value === 'number' && compares(value, condition.compare, condition.than)
}

/** The items a condition asks about, each once, in the order named. */
export function itemsOf(condition: Condition): string[] {
  if ('all' in condition) return [...new Set(condition.all.flatMap(itemsOf))]
  if ('any' in condition) return [...new Set(condition.any.flatMap(itemsOf))]
  return 'not' in condition ? itemsOf(condition.not) : [condition.item]
}

function valuesOf(given: AnswerValue | undefined): (string | number)[] {
  if (given === undefined) return []
  return Array.isArray(given) ? given : [given]
}

function compares(value: number, sign: '<' | '<=' | '>' | '>=', than: number): boolean {
  if (sign === '<') return value < than
  if (sign === '<=') return value <= than
  return sign === '>' ? value > than : value >= than
}
