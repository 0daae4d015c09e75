import type { CityUnits } from '../weighting/city/rake-units.ts'

/** Weights with 0 outside the domain; the weights themselves when there is none. */
export function domainWeights(weights: Float64Array, domain: Uint8Array | undefined): Float64Array {
  return domain ? weights.map((w, i) => (domain[i] ? w : 0)) : weights
}

/** Degrees of freedom of a domain of elements: rows with weight minus strata they fall in. */
export function domainDegrees({ of, count, weight, stratum }: CityUnits, domain?: Uint8Array): number {
  const rows = domain ? new Float64Array(count.length) : count
  if (domain) for (let i = 0; i < of.length; i++) if (domain[i]) rows[of[i]!]!++
  const seen = new Set<number>()
  let n = 0
  for (let u = 0; u < rows.length; u++) {
    if (rows[u] === 0 || weight[u] === 0) continue
    n += rows[u]!
    seen.add(stratum[u]!)
  }
  return n - seen.size
}
