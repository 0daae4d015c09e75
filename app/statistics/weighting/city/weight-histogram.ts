import type { WeightBin } from '../city-columns.ts'

/** Bins per doubling of the weight; four make a bin a fifth wider than the one before. */
const PER_DOUBLING = 4
const MOST_BINS = 40

/**
 * Respondents by weight, in bins of equal width on a logarithmic scale from the smallest weight to the largest.
 * Weights of 0 do not count. Equal weights give one bin.
 *
 * @param count respondents per unit
 * @param weights one per unit
 * @param min,max smallest and largest weight above 0
 */
export function weightHistogram(
  count: Float64Array,
  weights: Float64Array,
  min: number,
  max: number,
): WeightBin[] {
  const doublings = Math.log2(max / min)
  const bins = Math.min(MOST_BINS, Math.max(1, Math.ceil(doublings * PER_DOUBLING)))
  const respondents = new Float64Array(bins)
  for (let u = 0; u < weights.length; u++) {
    if (weights[u] === 0) continue
    const share = doublings > 0 ? Math.log2(weights[u]! / min) / doublings : 0
    respondents[Math.min(bins - 1, Math.floor(share * bins))]! += count[u]!
  }
  const edge = (bin: number) => (bin === bins ? max : min * 2 ** ((doublings * bin) / bins))
  return Array.from(respondents, (n, bin) => ({ from: edge(bin), to: edge(bin + 1), respondents: n }))
}
