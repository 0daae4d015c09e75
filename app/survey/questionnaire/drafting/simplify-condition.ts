import type { Condition } from '#app/survey/item.ts'

/** The same condition without needless layers: lists within lists of their kind, lists of one, doubled negations, and alternatives of one item are joined. */
export function simplifyCondition(condition: Condition): Condition {
  if ('not' in condition) {
    const inner = simplifyCondition(condition.not)
    return 'not' in inner ? inner.not : { not: inner }
  }
  if ('all' in condition) {
    const parts = condition.all.map(simplifyCondition).flatMap((part) => ('all' in part ? part.all : [part]))
    return parts.length === 1 ? parts[0]! : { all: parts }
  }
  if ('any' in condition) {
    const parts = condition.any.map(simplifyCondition).flatMap((part) => ('any' in part ? part.any : [part]))
    const joined = joinValues(parts)
    return joined.length === 1 ? joined[0]! : { any: joined }
  }
  return condition
}

function joinValues(parts: Condition[]): Condition[] {
  const joined: Condition[] = []
  for (const part of parts) {
    const at = joined.findIndex((one) => 'values' in part && 'values' in one && one.item === part.item)
    const known = joined[at]
    if (known && 'values' in known && 'values' in part) {
      joined[at] = { item: part.item, values: [...new Set([...known.values, ...part.values])] }
    } else joined.push(part)
  }
  return joined
}
