import type { Comparable } from './compare-estimates.ts'
import { intervalDegrees, type PublishedEstimate } from './interval-degrees.ts'

/** An estimate as a release prints it; nulls where there is no error. */
export type PublishedFigure = { [Part in keyof PublishedEstimate]: number | null }

/**
 * What a comparison needs of a published estimate; degrees of freedom are those its interval was made with. One without
 * error, or with an interval of another kind, adds no degrees of freedom.
 *
 * @param kind a proportion is on 0..100 with an interval on the log-odds scale
 */
export function publishedComparable(
  { estimate, se, low, high }: PublishedFigure,
  level: number,
  kind: 'mean' | 'proportion',
): Comparable {
  if (estimate === null || se === null || low === null || high === null) return { estimate, se, df: 0 }
  const scale = kind === 'proportion' ? 100 : 1
  const published = { estimate: estimate / scale, se: se / scale, low: low / scale, high: high / scale }
  return { estimate, se, df: intervalDegrees(published, level, kind) ?? 0 }
}
