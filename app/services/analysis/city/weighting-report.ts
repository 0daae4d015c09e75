import type { MarginColumn } from '#app/statistics/weighting/city-columns.ts'
import { representativeness } from '#app/statistics/weighting/representativeness.ts'
import type {
  MarginCategory,
  MarginReport,
  RepresentativenessReport,
  WeightingReport,
} from '#app/survey/reports/weighting-report.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'
import type { WeighedSample } from './weigh-sample.ts'
import { weightingWarnings } from './weighting-warnings.ts'

/** How a city's weights came about, every category as the margins name it. */
export function weightingReport(
  { weighting, columns, warnings }: WeighedSample,
  design: ParticipationDesign,
): WeightingReport {
  const { diagnostics, weights } = weighting
  const margins = columns.margins.map((margin): MarginReport => {
    const groups = diagnostics.profiles.find(({ variable }) => variable === margin.variable)?.rows ?? []
    const names = groups.map(({ category }) => category)
    const withheld = diagnostics.withheld.find(({ variable }) => variable === margin.variable)?.share ?? 0
    const categories = profile(margin, columns.baseWeights, weights, names, withheld)
    return {
      variable: margin.variable,
      categories,
      deviation: groups.reduce((most, row) => Math.max(most, Math.abs(row.after - row.target)), 0),
      distance: {
        before: distance(categories, ({ before }) => before),
        after: distance(categories, ({ after }) => after),
      },
    }
  })
  return {
    converged: diagnostics.converged,
    iterations: diagnostics.iterations,
    min: diagnostics.min,
    max: diagnostics.max,
    median: diagnostics.median,
    cv: diagnostics.cv,
    kishDesignEffect: diagnostics.kishDesignEffect,
    effectiveN: diagnostics.effectiveN,
    trimmed: diagnostics.trimmed,
    trimLimit: diagnostics.trimLimit,
    steps: diagnostics.steps,
    responseClasses: diagnostics.responseClasses,
    histogram: diagnostics.histogram,
    margins,
    representativeness: design === 'open' ? columns.margins.flatMap(participation) : [],
    warnings: [...warnings, ...weightingWarnings(diagnostics, margins)],
  }
}

/** Shares of each category before and after weighting; those who withheld come last, aiming at their own share. */
function profile(
  margin: MarginColumn,
  baseWeights: Float64Array,
  weights: Float64Array,
  groups: string[],
  withheldShare: number,
): MarginCategory[] {
  const withheld = margin.categories.length
  const n = new Float64Array(withheld + 1)
  const before = new Float64Array(withheld + 1)
  const after = new Float64Array(withheld + 1)
  let base = 0
  let total = 0
  for (let row = 0; row < weights.length; row++) {
    const code = margin.codes[row]!
    const place = code < 0 ? withheld : code
    n[place]!++
    before[place]! += baseWeights[row]!
    after[place]! += weights[row]!
    base += baseWeights[row]!
    total += weights[row]!
  }
  const population = margin.totals.reduce((sum, one) => sum + one, 0)
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

function distance(categories: MarginCategory[], share: (category: MarginCategory) => number): number {
  return categories.reduce((sum, one) => sum + Math.abs(share(one) - one.target), 0) / 2
}

/** Participation by the categories of a margin, of those who said in which they are. */
function participation({ variable, codes, totals }: MarginColumn): RepresentativenessReport[] {
  const cells = Array.from(totals, (population) => ({ population, respondents: 0 }))
  for (const code of codes) if (code >= 0) cells[code]!.respondents++
  if (cells.some(({ respondents, population }) => respondents > population)) return []
  const { rIndicator, se, cv, cvSe } = representativeness(cells)
  return [{ variable, rIndicator, se, cv, cvSe }]
}
