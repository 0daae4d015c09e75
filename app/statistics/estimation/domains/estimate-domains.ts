import { compareEstimates, type Comparison } from '#app/statistics/estimation/across/compare-estimates.ts'
import { domainDegrees } from '#app/statistics/estimation/city-domain.ts'
import { intervalOf, type ScoreOptions } from '#app/statistics/estimation/scores/estimate-scores.ts'
import { rakedVariance } from '#app/statistics/estimation/raked/raked-frame.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import { sumByCategory, type DomainCells } from './domain-cells.ts'
import { sideOfCity, type Combine, type Side } from './side-of-city.ts'
import { allSums, sideResiduals, sumsOf, withoutSums, type Residuals } from './side-residuals.ts'

const ROUNDING = 1e-12

/** A measure of one domain, and the domain held against the others. */
export interface DomainMeasureEstimate {
  estimate: number | null
  se: number | null
  ciLower: number | null
  ciUpper: number | null
  /** respondents and effective respondents of the thinnest column it is made of */
  n: number
  effectiveN: number
  /** domain less others */
  comparison: Comparison
}

export interface DomainEstimate {
  /** respondents with weight */
  n: number
  /** Σw of them over Σw of all who have a category */
  share: number
  measures: DomainMeasureEstimate[]
}

export interface DomainOptions {
  confidenceLevel: number
  /** the measures out of the means of the columns */
  combine: Combine
  /** by measure: proportions keep their interval inside [0, 1] */
  kinds: ScoreOptions['kind'][]
}

/**
 * Estimates measures for every category of a classification, and the difference of each category to all others that
 * have one.
 *
 *   d = θ_c - θ_others,   var = Σ_h (1 - n_h/N_h) n_h/(n_h-1) Σ_i (z_hi - z̄_h)²,
 *   z_i = z_i(θ_c) inside, -z_i(θ_others) on the other side, 0 for rows without a category, each with the raking residual
 *
 * The whole design stays: rows outside are zeros, strata and margins are those of the city, so the covariance of both
 * sides is in it. A measure may be a function of several means (an index of its scores); it is linearised through its
 * gradient. Intervals and tests are t with the degrees of freedom of the design, respondents minus strata: what is
 * printed of a domain does not tell the number of its respondents.
 *
 * Units share weight and raking residual, so everything is made of the sums of their cells and rows are touched once.
 *
 * @param variable place of the classification in the cells
 * Source: Särndal, Swensson and Wretman (1992), ch. 5 and 10; R survey `svyby` with `svycontrast`.
 * Checked: tests/statistics/estimation/domains/raked-city (R survey 4.1.1); another road: `estimateScores`.
 */
export function estimateDomains(
  weighting: CityWeighting,
  cells: DomainCells,
  variable: number,
  options: DomainOptions,
): DomainEstimate[] {
  const { frame } = cells
  const df = domainDegrees(weighting.units)
  const sums = sumByCategory(weighting, cells, variable)
  const together = allSums(cells, variable)
  const people = sums.people.reduce((a, b) => a + b, 0)
  const all = Array.from(sums.respondents.keys())
  return all.map((category): DomainEstimate => {
    const inside = sideOfCity(sums, cells.origins, [category], options.combine)
    const others = sideOfCity(
      sums,
      cells.origins,
      all.filter((c) => c !== category),
      options.combine,
    )
    const n = sums.respondents[category]!
    const share = people > 0 ? sums.people[category]! / people : 0
    const own = sumsOf(cells, variable, category)
    const found = n === 0 ? null : sideResiduals(inside, own, cells)
    const rest = n === 0 ? [] : sideResiduals(others, withoutSums(together, own), cells)
    const errorOf = ({ traits, squares }: Residuals) =>
      frame.unavailable ? null : Math.sqrt(rakedVariance(frame, traits, squares))
    const measures = options.kinds.map((kind, m): DomainMeasureEstimate => {
      const known = found !== null && !Number.isNaN(inside.values[m]!)
      const [n, effectiveN] = [inside.n[m]!, inside.effectiveN[m]!]
      const estimate = known ? roundedOff(inside.values[m]!, kind) : null
      const se = known && n > 1 ? errorOf(found[m]!) : null
      const interval =
        estimate === null || se === null
          ? null
          : intervalOf(estimate, se, effectiveN, options.confidenceLevel, df, kind)
      const both = known && se !== null && (others.n[m] ?? 0) > 1
      const error = both ? errorOf(difference(found[m]!, rest[m]!)) : null
      // the covariance of both sides is in the error of the difference already
      const comparison = compareEstimates(
        { estimate, se: error, df },
        { estimate: valueOf(others, m), se: error === null ? null : 0, df },
        { confidenceLevel: options.confidenceLevel, covariance: 0, df },
      )
      return {
        ...{ estimate, se, n, effectiveN, comparison },
        ciLower: interval ? interval[0] : null,
        ciUpper: interval ? interval[1] : null,
      }
    })
    return { n, share, measures }
  })
}

/** A share of nobody or of everybody as such: its interval is another one than that of a tiny share. */
function roundedOff(value: number, kind: ScoreOptions['kind']): number {
  if (kind !== 'proportion') return value
  return Math.abs(value) < ROUNDING ? 0 : Math.abs(1 - value) < ROUNDING ? 1 : value
}

function valueOf({ values }: Side, m: number): number | null {
  return Number.isNaN(values[m]!) ? null : values[m]!
}

/** Each row lies on one side only, so the squares add up. */
function difference(inside: Residuals, others: Residuals): Residuals {
  return {
    traits: inside.traits.map((trait, at) => trait - others.traits[at]!),
    squares: inside.squares + others.squares,
  }
}
