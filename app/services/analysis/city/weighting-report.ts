import type { MarginColumn } from '#app/statistics/weighting/city-columns.ts'
import type { WeightingReport } from '#app/survey/report.ts'
import type { WeighedSample } from './weigh-sample.ts'

/** How a city's weights came about, every category as the margins name it. */
export function weightingReport({ weighting, columns, warnings }: WeighedSample): WeightingReport {
  const { diagnostics, weights } = weighting
  return {
    converged: diagnostics.converged,
    iterations: diagnostics.iterations,
    min: diagnostics.min,
    max: diagnostics.max,
    cv: diagnostics.cv,
    kishDesignEffect: diagnostics.kishDesignEffect,
    effectiveN: diagnostics.effectiveN,
    trimmed: diagnostics.trimmed,
    margins: columns.margins.map((margin) => {
      const groups = diagnostics.profiles.find(({ variable }) => variable === margin.variable)?.rows ?? []
      return {
        variable: margin.variable,
        categories: profile(
          margin,
          columns.baseWeights,
          weights,
          groups.map(({ category }) => category),
        ),
        deviation: groups.reduce((most, row) => Math.max(most, Math.abs(row.after - row.target)), 0),
      }
    }),
    warnings,
  }
}

type Category = WeightingReport['margins'][number]['categories'][number]

/** Shares of each category before and after weighting; those who withheld come last, aiming at their own share. */
function profile(
  margin: MarginColumn,
  baseWeights: Float64Array,
  weights: Float64Array,
  groups: string[],
): Category[] {
  const withheld = margin.categories.length
  const n = new Float64Array(withheld + 1)
  const before = new Float64Array(withheld + 1)
  const after = new Float64Array(withheld + 1)
  let base = 0
  let total = 0
  weights.forEach((weight, row) => {
    const code = margin.codes[row]!
    const place = code < 0 ? withheld : code
    n[place]!++
    before[place]! += baseWeights[row]!
    after[place]! += weight
    base += baseWeights[row]!
    total += weight
  })
  const population = margin.totals.reduce((sum, one) => sum + one, 0)
  const withheldShare = before[withheld]! / base
  const rows = [...margin.categories, 'withheld'].map((category, at) => ({
    category,
    n: n[at]!,
    target: at === withheld ? withheldShare : (margin.totals[at]! / population) * (1 - withheldShare),
    before: before[at]! / base,
    after: after[at]! / total,
    collapsedInto: collapsedInto(category, groups),
  }))
  return n[withheld] === 0 ? rows.slice(0, withheld) : rows
}

/** Merged categories are named after their members, joined by " + ". */
function collapsedInto(category: string, groups: string[]): string | null {
  return groups.find((group) => group !== category && group.split(' + ').includes(category)) ?? null
}
