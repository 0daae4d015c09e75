import type { WeightsPicture } from '#app/survey/reports/check-report.ts'

const BARS = 24
const SHARES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]

/**
 * Weights before and after weighting on one axis, each as multiples of its own mean.
 *
 * @returns null when nothing has a weight above 0
 */
export function weightsPicture(before: Float64Array, after: Float64Array): WeightsPicture | null {
  const first = relative(before)
  const last = relative(after)
  if (first.length === 0 || last.length === 0) return null
  const low = Math.log(Math.min(first[0]!, last[0]!))
  const high = Math.log(Math.max(first.at(-1)!, last.at(-1)!))
  // equal weights still deserve a bar of some width
  const margin = high - low < 1e-9 ? 0.5 : 0
  const width = (high - low + 2 * margin) / BARS
  const start = low - margin
  const share = (weights: Float64Array) => {
    const bars = new Array<number>(BARS).fill(0)
    for (const w of weights) {
      const bar = Math.min(BARS - 1, Math.max(0, Math.floor((Math.log(w) - start) / width)))
      bars[bar]! += 1 / weights.length
    }
    return bars
  }
  return {
    edges: Array.from({ length: BARS + 1 }, (_, bar) => Math.exp(start + bar * width)),
    before: share(first),
    after: share(last),
    quantiles: { before: quantiles(first), after: quantiles(last) },
    outside: after.length - last.length,
  }
}

/** Positive weights over their mean, ascending. */
function relative(weights: Float64Array): Float64Array {
  const positive = weights.filter((w) => w > 0)
  const mean = positive.reduce((sum, w) => sum + w / positive.length, 0)
  return positive.map((w) => w / mean).sort()
}

function quantiles(sorted: Float64Array): number[] {
  return SHARES.map((share) => sorted[Math.round(share * (sorted.length - 1))]!)
}
