import { describe, expect, it } from 'vitest'
import { balancedReplicates } from '#app/statistics/variance/balanced-replicates.ts'
import { designCovariance } from '#app/statistics/variance/design-covariance.ts'
import { hadamard } from '#app/statistics/variance/hadamard.ts'
import { jackknife1, jackknifeN, type ReplicateFactors } from '#app/statistics/variance/jackknife.ts'
import { raoWuBootstrap } from '#app/statistics/variance/rao-wu-bootstrap.ts'
import { replicateCovariance } from '#app/statistics/variance/replicates.ts'
import { surveyDesign, type SurveyDesign } from '#app/statistics/variance/survey-design.ts'

const n = 24
const y = Float64Array.from({ length: n }, (_, i) => (i * 17) % 23)
const strata = [Array.from({ length: n }, (_, i) => `h${Math.floor(i / 8)}`)]
const pairs = [Array.from({ length: n }, (_, i) => `p${Math.floor(i / 4)}`)]
const base = { n, nest: false, probs: null, weights: new Float64Array(n).fill(5) }
const rows = Int32Array.from({ length: n }, (_, i) => i)
const lonely = { lonelyPsu: 'fail', adjustDomainLonely: false } as const

/** Replicate variance of the total, which is linear: it must equal the linearised one. */
function totalVariance(design: SurveyDesign, { factors, scale, rscales }: ReplicateFactors): number {
  const total = (w: Float64Array) => Float64Array.of(w.reduce((sum, wi, i) => sum + wi * y[i]!, 0))
  const weights = factors.map((f) => design.weights.map((w, i) => w * f[i]!))
  const estimate = total(design.weights)
  return replicateCovariance({ weights, scale, rscales, mse: true }, estimate, weights.map(total))[0]!
}
const linearised = (design: SurveyDesign) =>
  designCovariance(design, [y.map((value, i) => value * design.weights[i]!)], rows, lonely)[0]!

describe('replicates of a total equal its linearised variance', () => {
  it('JK1, with a finite population', () => {
    const design = surveyDesign({ ...base, ids: pairs, strata: null, fpc: [new Float64Array(n).fill(20)] })
    expect(totalVariance(design, jackknife1(design))).toBeCloseTo(linearised(design), 7)
  })

  it('JKn, strata with their own finite populations', () => {
    const fpc = [Float64Array.from({ length: n }, (_, i) => 20 + 10 * Math.floor(i / 8))]
    const design = surveyDesign({ ...base, ids: null, strata, fpc })
    expect(totalVariance(design, jackknifeN(design, 'fail'))).toBeCloseTo(linearised(design), 7)
  })

  it('BRR and Fay, balanced by a Hadamard matrix', () => {
    const design = surveyDesign({ ...base, ids: pairs, strata, fpc: null })
    expect(totalVariance(design, balancedReplicates(design, 0))).toBeCloseTo(linearised(design), 7)
    expect(totalVariance(design, balancedReplicates(design, 0.3))).toBeCloseTo(linearised(design), 7)
  })

  it('the bootstrap within its Monte Carlo error on 2000 replicates', () => {
    const fpc = [new Float64Array(n).fill(30)]
    const design = surveyDesign({ ...base, ids: null, strata, fpc })
    const ratio = totalVariance(design, raoWuBootstrap(design, 2000, 7)) / linearised(design)
    expect(Math.abs(ratio - 1)).toBeLessThan(4 * Math.sqrt(2 / 2000))
  })
})

describe('replicates', () => {
  it('of a bootstrap repeat with the seed, bit for bit', () => {
    const design = surveyDesign({ ...base, ids: null, strata, fpc: null })
    expect(raoWuBootstrap(design, 5, 3).factors).toEqual(raoWuBootstrap(design, 5, 3).factors)
    expect(raoWuBootstrap(design, 5, 3).factors).not.toEqual(raoWuBootstrap(design, 5, 4).factors)
  })

  it('leave out fully sampled strata and treat a lone PSU as asked', () => {
    const alone = [strata[0]!.map((label, i) => (i === 0 ? 'solo' : label))]
    const design = surveyDesign({ ...base, ids: null, strata: alone, fpc: null })
    expect(jackknifeN(design, 'remove').factors).toHaveLength(n - 1)
    expect(jackknifeN(design, 'average').scale).toBeCloseTo(n / (n - 1), 12)
    expect(jackknifeN(design, 'adjust').factors).toHaveLength(n)
    expect(() => jackknifeN(design, 'fail')).toThrow(
      expect.objectContaining({ code: 'SINGLE_PSU_STRATUM', at: { stratum: 'solo' } }),
    )
    const full = surveyDesign({
      ...base,
      ids: null,
      strata,
      fpc: [Float64Array.from(y, (_, i) => (i < 8 ? 8 : 30))],
    })
    expect(jackknifeN(full, 'fail').factors).toHaveLength(16)
  })

  it('ask for two PSUs per stratum where balance does', () => {
    const design = surveyDesign({ ...base, ids: null, strata, fpc: null })
    expect(() => balancedReplicates(design, 0)).toThrow(expect.objectContaining({ code: 'INVALID_SPEC' }))
  })

  it('without an estimate are left out of the variance', () => {
    const weights = [1, 2, 3].map(() => new Float64Array(1))
    const replicates = { weights, scale: 1, rscales: Float64Array.of(1, 1, 1), mse: false }
    const values = [Float64Array.of(1), Float64Array.of(NaN), Float64Array.of(3)]
    expect(replicateCovariance(replicates, [2], values)[0]).toBe(2)
  })
})

describe('Hadamard matrices', () => {
  it('have orthogonal rows and a first row of ones, up to order 64', () => {
    for (let size = 1; size <= 64; size++) {
      const matrix = hadamard(size)
      expect(matrix.length).toBeGreaterThanOrEqual(size)
      expect(matrix[0]!.every((x) => x === 1)).toBe(true)
      matrix.forEach((a, i) =>
        matrix.forEach((b, j) => {
          expect(a.reduce((sum, x, k) => sum + x * b[k]!, 0)).toBe(i === j ? matrix.length : 0)
        }),
      )
    }
  })
})
