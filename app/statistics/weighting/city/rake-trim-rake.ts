import type { WeightingRecipe } from '../city-columns.ts'
import type { MarginTarget } from './margin-targets.ts'
import { largestDeviation, rakeCity, type RakedUnits } from './rake-city.ts'
import type { RakeUnits } from './rake-units.ts'
import { medianWeight, trimUnits } from './trim-units.ts'

/** The final rake of a city, and what trimming did to it. */
export interface FittedUnits extends RakedUnits {
  /** weights before the first rake, and right after it */
  entering: Float64Array
  raked: Float64Array
  limit: number | null
  held: Uint8Array | null
}

/** Relative excess over the limit that still counts as holding it. */
const LIMIT_SLACK = 1e-6
/** Rounds of trimming and raking before the limit wins over the margins. */
const ROUNDS = 50
/** It also wins when so many rounds together have not brought the margins closer by a twentieth. */
const PATIENCE = 5
const PROGRESS = 0.95

/**
 * Rakes, trims and rakes again until margins and limit both hold. The limit is a multiple of the
 * median of the first raked weights and stays fixed. Where both cannot hold, the trimmed weights
 * are returned with the deviation they leave.
 *
 * @param entering weight of each unit before raking
 */
export function rakeTrimRake(
  units: RakeUnits,
  entering: Float64Array,
  margins: MarginTarget[],
  recipe: WeightingRecipe,
): FittedUnits {
  const { maxIterations, tolerance, trimUpperMedians } = recipe
  const rake = (start: Float64Array) => rakeCity(units, start, margins, maxIterations, tolerance)
  const first = rake(entering)
  const kept = { entering, raked: first.weights }
  if (trimUpperMedians === null) return { ...first, ...kept, limit: null, held: null }

  const limit = trimUpperMedians * medianWeight(units, first.weights)
  let raked = first
  let iterations = raked.iterations
  let held: Uint8Array | null = null
  const deviations: number[] = []
  for (let round = 1; raked.weights.some((w) => w > limit * (1 + LIMIT_SLACK)); round++) {
    const trimmed = trimUnits(units, raked.weights, limit)
    held = trimmed.held
    const deviation = largestDeviation(units, trimmed.weights, margins)
    const earlier = deviations[round - 1 - PATIENCE] ?? Infinity
    deviations.push(deviation)
    if (deviation <= tolerance || round === ROUNDS || deviation > PROGRESS * earlier) {
      return { ...raked, ...kept, weights: trimmed.weights, deviation, iterations, limit, held }
    }
    raked = rake(trimmed.weights)
    iterations += raked.iterations
  }
  return { ...raked, ...kept, iterations, limit, held }
}
