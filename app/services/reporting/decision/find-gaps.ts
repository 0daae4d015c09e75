import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import { compareCities } from '#app/statistics/estimation/across/compare-estimates.ts'
import { publishedComparable } from '#app/statistics/estimation/across/published-comparable.ts'
import type { Gap } from '#app/survey/reports/decision/comparisons.ts'
import type { CityReport } from '#app/survey/reports/report.ts'

/**
 * How far residents and figures are apart in each second-level index that has both. Figures have no sampling error, so
 * the test is whether the people score could be where the figures are; corrected for the number of indices (Holm). Of
 * open participation nothing is tested.
 *
 * @returns widest first
 */
export function findGaps({ nodes, design }: CityReport, level: number): Gap[] {
  const gaps = nodes.flatMap(({ code, level: at, people, objective }) => {
    if (at !== 'second' || people.value === null || objective === null) return []
    const { difference, pValue } = compareCities(
      publishedComparable({ ...people, estimate: people.value }, level, 'mean'),
      { estimate: objective, se: 0, df: 0 },
      level,
    )
    return [{ code, people, objective, difference: difference!, p: design === 'open' ? null : pValue }]
  })
  const adjusted = adjustPValues(
    gaps.map(({ p }) => p),
    'holm',
  )
  return gaps
    .map(({ p, ...gap }, at): Gap => {
      const pAdjusted = p === null ? null : adjusted[at]!
      if (pAdjusted === null) return { ...gap, pAdjusted, verdict: 'untested' }
      const clear = pAdjusted < 1 - level
      return { ...gap, pAdjusted, verdict: !clear ? 'not-clear' : gap.difference > 0 ? 'above' : 'below' }
    })
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
}
