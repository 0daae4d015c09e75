import type { Item } from '#app/survey/item.ts'
import { itemsOf } from '#app/survey/rules/condition.ts'
import { tryCondition } from './condition-tests.ts'
import type { CheckFinding } from './place.ts'

/**
 * Items nobody can ever reach, and conditions that say nothing: on items that come later or do not exist, in a circle,
 * contradicting themselves, never met because of what leads there, or always met; and items at which everybody ends.
 */
export function findDeadEnds(items: Item[]): CheckFinding[] {
  return items.flatMap((item, at) => [...ends(item), ...unreached(items, item, at)])
}

function ends(item: Item): CheckFinding[] {
  const all =
    item.required &&
    item.options.length > 0 &&
    item.options.every(({ value }) => item.screen_out?.includes(value))
  return all ? [finding('error', 'everybodyEnds', item.code, {})] : []
}

function unreached(items: Item[], item: Item, at: number): CheckFinding[] {
  if (!item.show_if) return []
  const before = items.slice(0, at)
  const wrong = itemsOf(item.show_if).flatMap((code) => {
    if (before.some((one) => one.code === code)) return []
    const known = items.some((one) => one.code === code)
    if (!known) return [finding('error', 'conditionUnknown', item.code, { other: code })]
    const circle = leadsTo(items, code, item.code)
    return [finding('error', circle ? 'conditionLoop' : 'conditionLater', item.code, { other: code })]
  })
  if (wrong.length > 0) return wrong
  const alone = tryCondition(item.show_if, before, true)
  const reached = tryCondition(item.show_if, before, false)
  if (!alone || !reached) return [finding('warning', 'conditionUntried', item.code, {})]
  if (!alone.canHold) return [finding('error', 'conditionContradicts', item.code, {})]
  if (!reached.canHold) return [finding('error', 'unreachable', item.code, {})]
  return reached.canFail ? [] : [finding('warning', 'conditionAlways', item.code, {})]
}

/** Does an item depend on another, itself or by what it depends on? */
function leadsTo(items: Item[], from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  const condition = items.find(({ code }) => code === from)?.show_if
  return condition !== undefined && itemsOf(condition).some((code) => leadsTo(items, code, to, seen))
}

function finding(
  level: CheckFinding['level'],
  code: string,
  item: string,
  about: Record<string, string>,
): CheckFinding {
  return { level, code, place: { page: 'branching', item }, about: { item, ...about } }
}
