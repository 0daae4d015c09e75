import type { StratumScales } from '#app/statistics/variance/stratum-scales.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import { categorySums } from '#app/statistics/estimation/raked/category-sums.ts'
import type { CityCells } from './city-cells.ts'

/** A variance below this share of what it would be without margins and strata is rounding: they fix the total. */
const ROUNDING = 1e-12

/**
 * Covariance of the cell totals of one city.
 *
 * The linearised value of respondent i of unit u in cell k is z_ik = w_u 1_ik + s_uk. Its raking residual is
 * s_uk = Σ_q l_uq μ_qk over the categories q of the margins, so neither rows nor units are needed once they are summed:
 *
 *   V_kl = Σ_h ρ_h Σ_i (z_ik - z̄_hk)(z_il - z̄_hl)
 *        = 1_kl D_k + Σ_q (C_kq μ_ql + μ_qk C_lq) - Σ_h ρ_h n_h z̄_hk z̄_hl,
 *   D_k = Σ ρ w² 1_k,   C_kq = Σ ρ w 1_k l_q + ½ Σ_r μ_rk Σ_i ρ l_r l_q,   ρ_h = (1 - n_h/N_h) n_h/(n_h - 1)
 *
 * A stratum of one respondent whose deviation is taken from 0 has no z̄ to take off.
 *
 * @param sampled respondents per stratum
 * @returns k × k, row-major
 */
export function cellCovariance(
  weighting: CityWeighting,
  cells: CityCells,
  scales: StratumScales,
  sampled: Float64Array,
): Float64Array {
  const { left, right, rank } = factors(weighting, cells, scales, sampled)
  const k = cells.places.length
  const covariance = new Float64Array(k * k)
  for (let a = 0; a < k; a++) {
    for (let b = a; b < k; b++) {
      let sum = a === b ? cells.own[a]! : 0
      for (let r = 0, x = a * rank, y = b * rank; r < rank; r++) sum += left[x++]! * right[y++]!
      covariance[a * k + b] = sum
      covariance[b * k + a] = sum
    }
  }
  for (let a = 0; a < k; a++) {
    if (covariance[a * k + a]! > ROUNDING * cells.own[a]!) continue
    for (let b = 0; b < k; b++) covariance[a * k + b] = covariance[b * k + a] = 0
  }
  return covariance
}

/** Per cell the rows of two matrices, of which the product is all of V but D. */
function factors(
  weighting: CityWeighting,
  { places, ofStratum, base, along }: CityCells,
  { root, centred }: StratumScales,
  sampled: Float64Array,
) {
  const { residual } = weighting
  const [categories, strata] = [residual?.categories ?? 0, sampled.length]
  const { ofStrata, products } = categorySums(weighting, root, categories)
  const spread = residual?.spread() ?? new Float64Array(0)
  const mu = new Float64Array(categories)
  const rank = 2 * categories + strata
  const left = new Float64Array(places.length * rank)
  const right = new Float64Array(places.length * rank)
  for (let a = 0; a < places.length; a++) {
    const from = a * rank
    for (let q = 0; q < categories; q++) {
      let sum = 0
      for (let r = 0; r < categories; r++) sum += spread[q * categories + r]! * base[a * categories + r]!
      mu[q] = sum
    }
    for (let q = 0; q < categories; q++) {
      let sum = 0
      for (let r = 0; r < categories; r++) sum += products[q * categories + r]! * mu[r]!
      const c = along[a * categories + q]! + sum / 2
      left[from + q] = right[from + categories + q] = c
      right[from + q] = left[from + categories + q] = mu[q]!
    }
    for (let h = 0; h < strata; h++) {
      if (sampled[h] === 0 || centred[h] === 0) continue
      let total = ofStratum[a * strata + h]!
      for (let q = 0; q < categories; q++) total += ofStrata[h * categories + q]! * mu[q]!
      left[from + 2 * categories + h] = (-(root[h]! ** 2) * total) / sampled[h]!
      right[from + 2 * categories + h] = total
    }
  }
  return { left, right, rank }
}
