import type { LonelyPsu } from '#app/statistics/variance/lonely-psu.ts'
import { stratumScales } from '#app/statistics/variance/stratum-scales.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import { categorySums } from './category-sums.ts'

/**
 * A weighted city as its variances need it. Of linearised values z it is enough to know 2Q + H traits, with Q the
 * categories of all margins and H the strata. They are linear in z, so they are made of sums of z by unit, and the
 * traits of a combination of columns are that combination of their traits:
 *
 *   b_q = Σ share_q z / d  (by which raking is swept),  a_q = Σ ρ l_q z,  Z_h = Σ_{i in h} z
 */
export interface RakedFrame {
  weighting: CityWeighting
  /** Q */
  categories: number
  /** 2Q + H */
  width: number
  /** √ρ by stratum */
  root: Float64Array
  /** ρ_h / n_h, 0 where no stratum mean is taken off */
  meanScale: Float64Array
  /** Σ l by stratum (H × Q) and Σ ρ l lᵀ (Q × Q) */
  ofStrata: Float64Array
  products: Float64Array
  /** no variance can be given */
  unavailable: boolean
}

/** @throws Refusal SINGLE_PSU_STRATUM under `fail` */
export function rakedFrame(weighting: CityWeighting, lonelyPsu: LonelyPsu): RakedFrame {
  const { units, stratumSizes, residual } = weighting
  const sampled = new Float64Array(units.stratum.reduce((a, b) => Math.max(a, b), 0) + 1)
  for (let u = 0; u < units.count.length; u++) sampled[units.stratum[u]!]! += units.count[u]!
  const { root, centred, unavailable } = stratumScales(sampled, stratumSizes, lonelyPsu)
  const categories = residual?.categories ?? 0
  return {
    ...{ weighting, categories, root, unavailable },
    ...categorySums(weighting, root, categories),
    width: 2 * categories + sampled.length,
    meanScale: sampled.map((n, h) => (centred[h] === 1 && n > 0 ? root[h]! ** 2 / n : 0)),
  }
}

/** Adds to traits, `columns` numbers each, what `sums` of z over rows of one unit bring. */
export function addTraits(
  { weighting, categories, root }: RakedFrame,
  unit: number,
  sums: Float64Array,
  into: Float64Array,
): void {
  const { units, residual } = weighting
  const h = units.stratum[unit]!
  addTimes(1, sums, into, 2 * categories + h)
  const d = residual ? residual.start[unit]! : 0
  if (!residual || d <= 0) return
  const rho = root[h]! ** 2
  const cell = residual.cell[unit]!
  for (const { place, share, factor } of residual.margins) {
    const q = place[cell]!
    if (q < 0) continue
    addTimes(share[cell]! / d, sums, into, q)
    addTimes(-rho * d * factor[cell]!, sums, into, categories + q)
  }
}

function addTimes(scale: number, sums: Float64Array, into: Float64Array, trait: number): void {
  const start = trait * sums.length
  for (let p = 0; p < sums.length; p++) into[start + p]! += scale * sums[p]!
}

/**
 * Variance of the total of z with its raking residual s = Σ_q l_q μ_q, μ = P b:
 *
 *   V = Σ_h ρ_h Σ_i (z_i + s_i - mean of the stratum)²
 *     = Σ ρ z² + 2 μ'a + μ'(Σ ρ l lᵀ)μ - Σ_h (ρ_h/n_h) (Z_h + μ'Σ_h l)²
 *
 * @param traits of z
 * @param squares Σ ρ z²
 * @returns ≥ 0
 * Source: as `cellCovariance`, for any z. Checked: tests/statistics/estimation/domains (R survey 4.1.1).
 */
export function rakedVariance(frame: RakedFrame, traits: Float64Array, squares: number): number {
  const { categories: size, meanScale, ofStrata, products, weighting } = frame
  const mu = new Float64Array(size)
  const spread = weighting.residual?.spread()
  if (spread) {
    for (let q = 0; q < size; q++) {
      let sum = 0
      for (let r = 0; r < size; r++) sum += spread[q * size + r]! * traits[r]!
      mu[q] = sum
    }
  }
  let variance = squares
  for (let q = 0; q < size; q++) {
    let sum = 2 * traits[size + q]!
    for (let r = 0; r < size; r++) sum += products[q * size + r]! * mu[r]!
    variance += mu[q]! * sum
  }
  for (let h = 0; h < meanScale.length; h++) {
    let total = traits[2 * size + h]!
    for (let q = 0; q < size; q++) total += ofStrata[h * size + q]! * mu[q]!
    variance -= meanScale[h]! * total * total
  }
  return Math.max(0, variance)
}
