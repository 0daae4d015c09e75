import { seededRandom, type RandomSource } from '../../random.ts'
import type { LonelyPsu } from '../../variance/lonely-psu.ts'
import { stratumScales } from '../../variance/stratum-scales.ts'
import { marginTargets } from '../city/margin-targets.ts'
import { rakeUnits, type RakeUnits } from '../city/rake-units.ts'
import { rakeCity } from '../city/rake-city.ts'
import type { CityColumns, WeightingRecipe } from '../city-columns.ts'
import type { CityWeighting } from '../weigh-city.ts'

/** Replicate weights of one city. They are made from few numbers, so a million rows of eighty fit in memory. */
export interface CityReplicates {
  count: number
  /** the weights of respondent `row` in all replicates, written into memory of length `count` */
  fill(row: number, into: Float64Array): void
}

/** Fay's coefficient: no weight falls below half of itself, so no category of a margin is ever empty. */
const FAY = 0.5

/** variance = scale Σ (replicate - full)², the same for every replicate and every city */
export function replicateScale(count: number): number {
  return 1 / (count * (1 - FAY) ** 2)
}

/**
 * Replicate weights of a city by the rescaled bootstrap, each raked as the weights were. Per stratum n_h - 1
 * respondents are drawn with replacement; one drawn m times gets the factor
 *
 *   1 + (1 - ρ) √(1 - n_h/N_h) (m n_h/(n_h - 1) - 1),  ρ = 1/2
 *
 * and the weights times their factors are raked to the margins that the full weights meet. Raking forgets factors of
 * whole categories, so this is the last rake of the city done again; weighting classes and trimming are not, as in the
 * linearised variance. A stratum of one respondent moves by ±1 where `adjust` counts its distance from zero, and stays
 * as it is under the other rules.
 *
 * @param weighting of these columns and this recipe
 * @param options `count` replicates; the same `seed` gives the same weights, bit for bit
 * @throws Refusal SINGLE_PSU_STRATUM under lonelyPsu `fail`
 * Source: Rao, Wu and Yue (1992), Survey Methodology 18(2), 209-217; Judkins (1990), JOS 6(3), 223-239 for ρ.
 */
export function replicateCity(
  columns: CityColumns,
  recipe: WeightingRecipe,
  weighting: CityWeighting,
  { count, seed, lonelyPsu }: { count: number; seed: number; lonelyPsu: LonelyPsu },
): CityReplicates {
  const { weights, strata } = weighting
  const strataRows = rowsByStratum(strata, weights.length)
  const spread = spreadOf(strataRows, weighting.stratumSizes, lonelyPsu)
  const draws = drawAll(strataRows, weights.length, count, seededRandom(seed))
  const factorOf = (row: number, replicate: number) => {
    const stratum = strata ? strata[row]! : 0
    const n = strataRows[stratum]!.length
    const drawn = draws[row * count + replicate]!
    return 1 + spread[stratum]! * (n > 1 ? (drawn * n) / (n - 1) - 1 : 2 * drawn - 1)
  }

  const margins = marginTargets(columns, recipe)
  const units = rakeUnits(weights, strata, margins)
  const met = margins.map((margin, at) => ({
    ...margin,
    targets: marginSums(units, at, margin.targets.length),
  }))
  // what raking multiplies by depends on the margin cell alone
  const raking = new Float64Array((units.cell.reduce((most, cell) => Math.max(most, cell), -1) + 1) * count)
  for (let replicate = 0; replicate < count; replicate++) {
    const start = new Float64Array(units.base.length)
    for (let row = 0; row < weights.length; row++) {
      const unit = units.unitOf[row]!
      start[unit]! += (weights[row]! * factorOf(row, replicate)) / units.count[unit]!
    }
    const raked = rakeCity(units, start, met, recipe.maxIterations, recipe.tolerance)
    for (let unit = 0; unit < start.length; unit++) {
      if (start[unit]! > 0)
        raking[units.cell[unit]! * count + replicate] = raked.weights[unit]! / start[unit]!
    }
  }
  return {
    count,
    fill(row, into) {
      const cell = units.cell[units.unitOf[row]!]!
      for (let replicate = 0; replicate < count; replicate++) {
        into[replicate] = weights[row]! * factorOf(row, replicate) * raking[cell * count + replicate]!
      }
    },
  }
}

function rowsByStratum(strata: Int32Array | null, n: number): number[][] {
  const rows: number[][] = []
  for (let row = 0; row < n; row++) (rows[strata ? strata[row]! : 0] ??= []).push(row)
  return Array.from(rows, (own) => own ?? [])
}

/** Per stratum, by how much a factor moves: damped, with the finite population and the rule for lone respondents. */
function spreadOf(strataRows: number[][], sizes: Float64Array | null, lonelyPsu: LonelyPsu): Float64Array {
  const sampled = Float64Array.from(strataRows, ({ length }) => length)
  const { root } = stratumScales(sampled, sizes, lonelyPsu)
  return root.map((scale, stratum) => {
    const n = sampled[stratum]!
    return (1 - FAY) * (n > 1 ? scale * Math.sqrt((n - 1) / n) : scale)
  })
}

/** How often each row is drawn in each replicate; a lone row is drawn or not. */
function drawAll(strataRows: number[][], n: number, count: number, random: RandomSource): Uint8Array {
  const draws = new Uint8Array(n * count)
  for (let replicate = 0; replicate < count; replicate++) {
    for (const rows of strataRows) {
      if (rows.length === 1) draws[rows[0]! * count + replicate] = random.integer(2)
      else
        for (let draw = 1; draw < rows.length; draw++)
          draws[rows[random.integer(rows.length)]! * count + replicate]!++
    }
  }
  return draws
}

/** What the full weights add up to in each category of a margin. */
function marginSums(
  { base, count, cell, cellCodes }: RakeUnits,
  margin: number,
  categories: number,
): Float64Array {
  const sums = new Float64Array(categories)
  base.forEach((weight, unit) => {
    const code = cellCodes[margin]![cell[unit]!]!
    if (code >= 0) sums[code]! += weight * count[unit]!
  })
  return sums
}
