import { domainWeights } from './city-domain.ts'

/** One option of an item: respondents who chose it and their weighted share of all who answered. */
export interface OptionShare {
  option: number
  n: number
  share: number | null
}

/**
 * Weighted distribution of an item over its options, codes such as 97 (never used) and 99 (don't know)
 * included. The shares sum to 1 over everyone who gave any of the options; no answer (NaN, -1) is outside.
 *
 * @param weights length n
 * @param domain 1 = inside
 * @returns one row per option, in the order asked; shares null when nobody answered
 */
export function distributeItem(
  weights: Float64Array,
  values: ArrayLike<number>,
  options: readonly number[],
  domain?: Uint8Array,
): OptionShare[] {
  const used = domainWeights(weights, domain)
  const place = new Map(options.map((option, at) => [option, at]))
  const count = new Float64Array(options.length)
  const weight = new Float64Array(options.length)
  let total = 0
  for (let i = 0; i < used.length; i++) {
    const at = place.get(values[i]!)
    if (at === undefined || used[i] === 0) continue
    count[at]!++
    weight[at]! += used[i]!
    total += used[i]!
  }
  return options.map((option, at) => ({
    option,
    n: count[at]!,
    share: total > 0 ? weight[at]! / total : null,
  }))
}
