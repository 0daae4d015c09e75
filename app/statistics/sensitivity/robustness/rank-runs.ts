import { seededRandom } from '#app/statistics/random.ts'
import type { Rescore } from './prepare-rescoring.ts'

/** Which runs of a design are wanted: `from` ≤ run < `to`. */
export interface RunRange {
  from: number
  to: number
}

/**
 * Places of the league's cities in some runs of the radial design A, B, A with column i of B. The numbers of a run
 * depend on the seed and the run alone, so runs may be shared out in any way.
 *
 * @param factors k
 * @returns (to - from) × (k + 2) × cities: by run the places under A, B and each mixed row; 1 = highest, ties share
 *   the best place, 0 = no score
 */
export function rankRuns(
  rescore: Rescore,
  factors: number,
  { seed, cities }: { seed: number; cities: number },
  { from, to }: RunRange,
): Uint16Array {
  const rows = factors + 2
  const places = new Uint16Array((to - from) * rows * cities)
  for (let run = from; run < to; run++) {
    const { a, b } = designRow(seed, run, factors)
    for (let row = 0; row < rows; row++) {
      const uniforms = row === 0 ? a : row === 1 ? b : a.with(row - 2, b[row - 2]!)
      placesOf(rescore(uniforms)).forEach((place, city) => {
        places[((run - from) * rows + row) * cities + city] = place
      })
    }
  }
  return places
}

/** Spreads neighbouring runs over the seeds (2³² divided by the golden ratio). */
const SPREAD = 0x9e3779b1

function designRow(seed: number, run: number, factors: number): { a: Float64Array; b: Float64Array } {
  const random = seededRandom(Math.imul(run + 1, SPREAD) ^ seed)
  const draw = () => Float64Array.from({ length: factors }, random.uniform)
  return { a: draw(), b: draw() }
}

/** Places by score, 1 = highest, ties share the best place; 0 for NaN. */
export function placesOf(scores: Float64Array): Uint16Array {
  const ordered = scores.filter((score) => !Number.isNaN(score)).sort()
  return Uint16Array.from(scores, (score) =>
    Number.isNaN(score) ? 0 : 1 + ordered.length - upperBound(ordered, score),
  )
}

/** Number of sorted values ≤ x. */
function upperBound(sorted: Float64Array, x: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= x) low = middle + 1
    else high = middle
  }
  return low
}
