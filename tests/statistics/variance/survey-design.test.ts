import { describe, expect, it } from 'vitest'
import { designCovariance } from '#app/statistics/variance/design-covariance.ts'
import { stratumScales } from '#app/statistics/variance/stratum-scales.ts'
import { surveyDesign, type DesignColumns } from '#app/statistics/variance/survey-design.ts'

const columns = (given: Partial<DesignColumns>): DesignColumns => ({
  n: 6,
  ids: null,
  strata: null,
  nest: false,
  weights: null,
  probs: null,
  fpc: null,
  ...given,
})
const all = Int32Array.of(0, 1, 2, 3, 4, 5)
const remove = { lonelyPsu: 'remove', adjustDomainLonely: false } as const

describe('a design', () => {
  it('computes weights from population sizes, fractions or probabilities', () => {
    const size = surveyDesign(columns({ fpc: [new Float64Array(6).fill(60)] }))
    const fraction = surveyDesign(columns({ fpc: [new Float64Array(6).fill(0.1)] }))
    const probability = surveyDesign(
      columns({ probs: [new Float64Array(6).fill(0.2), new Float64Array(6).fill(0.5)] }),
    )
    expect(size.weights[0]).toBe(10)
    expect(fraction.weights[0]).toBeCloseTo(10, 12)
    expect(probability.weights[0]).toBeCloseTo(10, 12)
    expect(fraction.stages[0]!.populationSizes![0]).toBeCloseTo(60, 10)
  })

  it('restarts cluster labels in every stratum only when nested', () => {
    const reused = { ids: [['a', 'a', 'b', 'a', 'b', 'b']], strata: [['x', 'x', 'x', 'y', 'y', 'y']] }
    expect(() => surveyDesign(columns(reused))).toThrow(
      expect.objectContaining({
        code: 'CLUSTERS_NOT_NESTED',
        at: expect.objectContaining({ cluster: 'a', row: 4 }),
      }),
    )
    const nested = surveyDesign(columns({ ...reused, nest: true }))
    expect([...nested.stages[0]!.sampleSizes]).toEqual([2, 2, 2, 2, 2, 2])
  })

  it('counts later stages inside their unit', () => {
    const ids = [
      ['a', 'a', 'a', 'b', 'b', 'b'],
      ['1', '1', '2', '1', '2', '3'],
    ]
    const { stages } = surveyDesign(columns({ ids }))
    expect([...stages[1]!.sampleSizes]).toEqual([2, 2, 2, 3, 3, 3])
    expect(new Set(stages[1]!.clusters).size).toBe(5)
  })

  it('reads the fpc of all stages together: a fraction of 1 beside smaller ones is a census', () => {
    const ids = [
      ['a', 'a', 'b', 'b', 'c', 'c'],
      ['1', '2', '1', '2', '1', '2'],
    ]
    const fpc = [new Float64Array(6).fill(0.25), new Float64Array(6).fill(1)]
    const { stages, weights } = surveyDesign(columns({ ids, fpc }))
    expect([...stages[0]!.populationSizes!]).toEqual(new Array(6).fill(12))
    expect([...stages[1]!.populationSizes!]).toEqual(new Array(6).fill(2))
    expect([...weights]).toEqual(new Array(6).fill(4))
    const mixed = [new Float64Array(6).fill(0.25), new Float64Array(6).fill(8)]
    expect(() => surveyDesign(columns({ ids, fpc: mixed }))).toThrow(
      expect.objectContaining({ code: 'INVALID_DATA', at: expect.objectContaining({ stage: 1, row: 1 }) }),
    )
  })

  it('counts a unit of a later stage in every stratum it is found in', () => {
    const ids = [
      ['a', 'a', 'a', 'b', 'b', 'b'],
      ['1', '1', '2', '1', '2', '3'],
    ]
    const strata = [new Array<string>(6).fill('all'), ['u', 'v', 'v', 'u', 'u', 'u']]
    const apart = surveyDesign(columns({ ids, strata }))
    expect([...apart.stages[1]!.sampleSizes]).toEqual([1, 2, 2, 3, 3, 3])
    const nested = surveyDesign(columns({ ids, strata, nest: true }))
    expect(new Set(nested.stages[1]!.clusters).size).toBe(6)
  })

  it('refuses a single PSU and a population below the sample', () => {
    expect(() => surveyDesign(columns({ ids: [new Array<string>(6).fill('a')] }))).toThrow(
      expect.objectContaining({ code: 'SINGLE_PSU_DESIGN' }),
    )
    expect(() => surveyDesign(columns({ fpc: [new Float64Array(6).fill(5)] }))).toThrow(
      expect.objectContaining({
        code: 'FPC_BELOW_SAMPLE_SIZE',
        at: expect.objectContaining({ population: 5, sample: 6 }),
      }),
    )
    expect(() => surveyDesign(columns({ fpc: [Float64Array.of(10, 10, 0.5, 10, 10, 10)] }))).toThrow(
      expect.objectContaining({ code: 'INVALID_DATA' }),
    )
  })
})

describe('the variance of a design', () => {
  const z = Float64Array.of(1, 2, 4, 3, 5, 9)

  it('is n/(n-1) Σ(z - z̄)² without strata, times 1 - n/N with a population size', () => {
    const plain = designCovariance(surveyDesign(columns({})), [z], all, remove)[0]!
    const finite = designCovariance(
      surveyDesign(columns({ fpc: [new Float64Array(6).fill(12)] })),
      [z],
      all,
      remove,
    )[0]!
    expect(plain).toBeCloseTo((6 / 5) * (9 + 4 + 0 + 1 + 1 + 25), 12)
    expect(finite).toBeCloseTo(plain / 2, 12)
  })

  it('adds up over strata and counts absent units of a domain as zeros', () => {
    const design = surveyDesign(columns({ strata: [['x', 'x', 'x', 'y', 'y', 'y']] }))
    const zeros = Float64Array.of(1, 0, 0, 3, 5, 0)
    const present = designCovariance(design, [zeros], Int32Array.of(0, 3, 4), remove)[0]!
    expect(present).toBeCloseTo(designCovariance(design, [zeros], all, remove)[0]!, 12)
    expect(present).toBeCloseTo(1.5 * (2 / 3) + 1.5 * (34 - 64 / 3), 12)
  })

  it('adds n/N of the variance inside units at the second stage', () => {
    const ids = [
      ['a', 'a', 'a', 'b', 'b', 'b'],
      ['1', '2', '3', '4', '5', '6'],
    ]
    const fpc = [new Float64Array(6).fill(4), new Float64Array(6).fill(6)]
    const value = designCovariance(surveyDesign(columns({ ids, fpc })), [z], all, remove)[0]!
    const between = 0.5 * 2 * (2 * 25)
    const within = (2 / 4) * (0.5 * 1.5 * (21 - 49 / 3) + 0.5 * 1.5 * (115 - 289 / 3))
    expect(value).toBeCloseTo(between + within, 10)
  })

  it('treats a lone PSU as asked', () => {
    const design = surveyDesign(columns({ strata: [['x', 'x', 'x', 'y', 'y', 'solo']] }))
    const by = (lonelyPsu: 'fail' | 'remove' | 'certainty' | 'adjust' | 'average') =>
      designCovariance(design, [z], all, { lonelyPsu, adjustDomainLonely: false })[0]!
    const others = 1.5 * (21 - 49 / 3) + 2 * 2
    expect(by('remove')).toBeCloseTo(others, 12)
    expect(by('certainty')).toBeCloseTo(others, 12)
    expect(by('adjust')).toBeCloseTo(others + (9 - 24 / 6) ** 2, 12)
    expect(by('average')).toBeCloseTo(others * 1.5, 12)
    expect(() => by('fail')).toThrow(
      expect.objectContaining({ code: 'SINGLE_PSU_STRATUM', at: { stratum: 'solo' } }),
    )
  })

  it('agrees with the scales of the fast road, whose linearised values add up to 0', () => {
    for (const lonelyPsu of ['remove', 'adjust', 'average'] as const) {
      const design = surveyDesign(columns({ strata: [['x', 'x', 'x', 'y', 'y', 'solo']] }))
      const { root, centred } = stratumScales(Float64Array.of(3, 2, 1), null, lonelyPsu)
      const strata = [0, 0, 0, 1, 1, 2]
      const balanced = z.map((value) => value - 4)
      const mean = [7 / 3 - 4, 0, 5]
      const scaled = balanced.map(
        (value, i) => (value - (centred[strata[i]!] ? mean[strata[i]!]! : 0)) * root[strata[i]!]!,
      )
      const variance = scaled.reduce((sum, value) => sum + value * value, 0)
      const slow = designCovariance(design, [balanced], all, { lonelyPsu, adjustDomainLonely: false })[0]!
      expect(variance).toBeCloseTo(slow, 10)
    }
  })
})
