import { adjustPValues } from './adjust-p-values.ts'

/** Most comparisons that are corrected for as a family; with more of them Holm leaves nothing to be found. */
const MOST_BY_HOLM = 20

export interface AdjustedFamily {
  /** comparisons that were tested */
  count: number
  /** null where nothing was tested */
  method: 'holm' | 'benjamini-hochberg' | null
  /** in the order given; null where there was no test */
  adjusted: (number | null)[]
}

/**
 * Corrects the p-values of comparisons that are read together. Up to 20 of them by Holm, so that the chance of any
 * false finding stays below α; more by Benjamini and Hochberg, so that the share of false findings does.
 *
 * @param pValues null = not tested, and not counted
 */
export function adjustFamily(pValues: readonly (number | null)[]): AdjustedFamily {
  const count = pValues.filter((p) => p !== null).length
  const method = count === 0 ? null : count <= MOST_BY_HOLM ? 'holm' : 'benjamini-hochberg'
  return { count, method, adjusted: adjustPValues(pValues, method ?? 'holm') }
}
