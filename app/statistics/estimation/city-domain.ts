/** Weights with 0 outside the domain; the weights themselves when there is none. */
export function domainWeights(weights: Float64Array, domain: Uint8Array | undefined): Float64Array {
  return domain ? weights.map((w, i) => (domain[i] ? w : 0)) : weights
}

/** Degrees of freedom of a domain of elements: rows with weight minus strata they fall in. */
export function domainDegrees(weights: Float64Array, strata: Int32Array | null): number {
  const seen = new Set<number>()
  let n = 0
  let last = -1
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue
    n++
    const stratum = strata ? strata[i]! : 0
    if (stratum !== last) seen.add((last = stratum))
  }
  return n - seen.size
}
