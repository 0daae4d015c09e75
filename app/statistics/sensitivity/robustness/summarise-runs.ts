import { RankTally } from '../rank-tally.ts'
import { splitVariance, type VarianceSplit } from './split-variance.ts'

/** Where a city stood over all recomputations that draw every factor, and what moved it. */
export interface PlaceSpread {
  city: string
  q05: number | null
  median: number | null
  q95: number | null
  topTen: number | null
  split: VarianceSplit
}

export interface RunSummary {
  cities: PlaceSpread[]
  /** of the mean distance in places between a recomputation and the official league */
  meanShift: VarianceSplit
}

const TOP = 10

/**
 * Reads the places of `rankRuns`: their spread and their Sobol indices, city by city, and those of the mean absolute
 * shift against the official places.
 *
 * @param places runs × (factors + 2) × cities, all runs in order
 * @param official places in the order of the cities
 */
export function summariseRuns(
  places: Uint16Array,
  league: readonly string[],
  { factors, official }: { factors: number; official: readonly number[] },
): RunSummary {
  const cities = league.length
  const rows = factors + 2
  const evaluations = places.length / cities
  const tally = new RankTally(cities)
  const shifts = new Float64Array(evaluations)
  const scores = new Float64Array(cities)
  for (let evaluation = 0; evaluation < evaluations; evaluation++) {
    let shift = 0
    for (let city = 0; city < cities; city++) {
      const place = places[evaluation * cities + city]!
      scores[city] = place === 0 ? NaN : -place
      shift += Math.abs(place - (official[city] ?? place))
    }
    shifts[evaluation] = shift / cities
    // the mixed rows share their numbers with A and B: only those two are independent draws
    if (evaluation % rows < 2) tally.add(scores)
  }
  const { q05, median, q95 } = tally.summary()
  const topTen = tally.probabilityTop(TOP)
  return {
    cities: league.map((city, at) => ({
      city,
      q05: q05[at] ?? null,
      median: median[at] ?? null,
      q95: q95[at] ?? null,
      topTen: topTen[at] ?? null,
      split: splitVariance(
        Float64Array.from({ length: evaluations }, (_, evaluation) => places[evaluation * cities + at]!),
        factors,
      ),
    })),
    meanShift: splitVariance(shifts, factors),
  }
}
