import type { Item } from '#app/survey/item.ts'
import type { Scheme } from './scheme.ts'
import { familiesOf, LEVELS, type SchemeNode } from './scheme-tree.ts'

/** Does a question let residents put all of these in order? Its options are codes of indices. */
export function ranksAll(
  { type, options }: Pick<Item, 'type' | 'options'>,
  codes: readonly string[],
): boolean {
  return (
    type === 'ranking' &&
    codes.length > 0 &&
    codes.every((code) => options.some(({ value }) => String(value) === code))
  )
}

/** Says which question a questionnaire lacks, for the command line. */
export function unaskedSentence(questionnaire: string, node: string): string {
  return `${questionnaire} has no question in which residents put the parts of ${node} in order of importance.`
}

/**
 * The index whose parts a scheme weighs by what residents find important, though no ranking question holds them all.
 *
 * @returns code of the first such index; null when everything the scheme needs is asked
 */
export function unaskedImportance(
  { weights }: Pick<Scheme, 'weights'>,
  nodes: Pick<SchemeNode, 'code' | 'parent' | 'level'>[],
  items: Pick<Item, 'type' | 'options'>[],
): string | null {
  const families = LEVELS.filter((level) => weights[level].method === 'residents').flatMap((level) =>
    familiesOf(nodes, level),
  )
  const unasked = families.find(({ children }) => !items.some((item) => ranksAll(item, children)))
  return unasked?.parent ?? null
}
