import type { Condition, Item, OptionValue } from '#app/survey/item.ts'

/** A condition as a `relevant` expression. @param items tells which of them hold several values */
export function writeRelevant(condition: Condition, items: Item[]): string {
  if ('all' in condition) return condition.all.map((part) => bracketed(part, items)).join(' and ')
  if ('any' in condition) return condition.any.map((part) => bracketed(part, items)).join(' or ')
  if ('not' in condition) return `not(${writeRelevant(condition.not, items)})`
  const question = `\${${condition.item}}`
  if ('answered' in condition) return `${question} != ''`
  if ('compare' in condition) return `${question} ${condition.compare} ${condition.than}`
  const type = items.find(({ code }) => code === condition.item)?.type
  const several = type === 'multiple_choice' || type === 'ranking'
  return condition.values
    .map((value) =>
      several ? `selected(${question}, ${quoted(value)})` : `${question} = ${written(value, type)}`,
    )
    .join(' or ')
}

function bracketed(part: Condition, items: Item[]): string {
  const plain =
    'not' in part || 'answered' in part || 'compare' in part || ('values' in part && part.values.length === 1)
  const text = writeRelevant(part, items)
  return plain ? text : `(${text})`
}

function written(value: OptionValue, type: Item['type'] | undefined): string {
  return type === 'number' && typeof value === 'number' ? String(value) : quoted(value)
}

function quoted(value: OptionValue): string {
  const text = String(value)
  return text.includes("'") ? `"${text}"` : `'${text}'`
}
