import { meanOf } from '../../columns/moments.ts'
import { orNull } from '../../spec/dataset.ts'

/** How far places move between two rankings of the same units. */
export interface RankShift {
  meanAbsoluteRankShift: number | null
  maxAbsoluteRankShift: number | null
}

/** Mean and largest absolute shift over the units that have a place in both. */
export function rankShift(before: Float64Array, after: Float64Array): RankShift {
  const shifts = before.map((rank, row) => Math.abs(rank - (after[row] ?? NaN)))
  const largest = shifts.reduce((most, shift) => (shift > most ? shift : most), -Infinity)
  return { meanAbsoluteRankShift: orNull(meanOf(shifts)), maxAbsoluteRankShift: orNull(largest) }
}
