import type { RakeUnits } from './rake-units.ts'

/**
 * Cuts weights above the limit down to it and shares what was taken off equally among the rows
 * below, again until none is above. A weight once cut takes no further share. Sum unchanged, unless
 * the limit is below the mean weight: then every weight ends at the limit.
 *
 * @returns the trimmed weights and, per unit, whether the limit holds it down
 */
export function trimUnits(units: RakeUnits, weights: Float64Array, limit: number) {
  const trimmed = Float64Array.from(weights)
  const held = new Uint8Array(weights.length)
  for (;;) {
    let excess = 0
    let free = 0
    for (let u = 0; u < trimmed.length; u++) {
      if (trimmed[u]! > limit) {
        excess += units.count[u]! * (trimmed[u]! - limit)
        trimmed[u] = limit
        held[u] = 1
      } else if (!held[u] && trimmed[u]! > 0) free += units.count[u]!
    }
    if (excess === 0 || free === 0) return { weights: trimmed, held }
    const share = excess / free
    for (let u = 0; u < trimmed.length; u++) if (!held[u] && trimmed[u]! > 0) trimmed[u]! += share
  }
}

/** Median weight over respondents with weight, each unit counted as often as it has respondents. */
export function medianWeight(units: RakeUnits, weights: Float64Array): number {
  const order = Array.from(weights.keys())
    .filter((u) => weights[u]! > 0)
    .sort((a, b) => weights[a]! - weights[b]!)
  const n = order.reduce((total, u) => total + units.count[u]!, 0)
  let below = 0
  for (let k = 0; k < order.length; k++) {
    below += units.count[order[k]!]!
    if (below * 2 > n) return weights[order[k]!]!
    if (below * 2 === n) return (weights[order[k]!]! + weights[order[k + 1]!]!) / 2
  }
  return 0
}
