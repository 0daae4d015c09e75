import { describe, expect, it } from 'vitest'
import { compareCities } from '#app/statistics/estimation/across/compare-estimates.ts'
import { compareDomains } from '#app/statistics/estimation/across/compare-domains.ts'
import { estimateScores } from '#app/statistics/estimation/scores/estimate-scores.ts'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'
import { codesOf, margin, readCase } from '#tests/statistics/survey-case.ts'

const options = { confidenceLevel: 0.95, lonelyPsu: 'fail' } as const
const recipe = {
  nonresponse: null,
  margins: [] as string[],
  collapseBelow: 0,
  trimUpperMedians: null,
  maxIterations: 2000,
  tolerance: 1e-14,
  normaliseTo: null,
  withheld: 'refuse',
} as const

function stratified() {
  const data = readCase('stratified-fpc')
  const sizes = data.numbers('fpc')
  const strata = codesOf(data.labels('stype'), ['E', 'H', 'M'])
  return {
    data,
    weighting: weighCity(
      {
        baseWeights: data.numbers('pw'),
        strata,
        stratumSizes: Float64Array.from([0, 1, 2], (h) => sizes[strata.indexOf(h)]!),
        margins: [],
      },
      recipe,
    ),
  }
}

function raked() {
  const data = readCase('rake-four-margins')
  const crossed = data.labels('awards').map((a, i) => `${a}:${data.labels('comp.imp')[i]}`)
  const margins = [
    margin('stype', data.labels('stype'), { E: 4421, H: 755, M: 1018 }),
    margin('sch.wide', data.labels('sch.wide'), { No: 1072, Yes: 5122 }),
    margin('crossed', crossed, { 'No:No': 1712, 'Yes:No': 0, 'No:Yes': 315, 'Yes:Yes': 4167 }),
    margin('region', data.labels('region'), {
      'Los Angeles': 1440,
      Orange: 418,
      Other: 3909,
      'San Diego': 427,
    }),
  ]
  const columns = {
    baseWeights: data.numbers('pw'),
    strata: codesOf(data.labels('stype'), ['E', 'H', 'M']),
    stratumSizes: null,
    margins,
  }
  return { data, weighting: weighCity(columns, { ...recipe, margins: margins.map((m) => m.variable) }) }
}

const relative = (ours: number | null, theirs: number) => Math.abs(ours! / theirs - 1)

function copy(values: Float64Array, into: Float64Array, rows: Int32Array): void {
  for (let i = 0; i < into.length; i++) into[i] = values[rows[i]!]!
}

describe('scores of a city', () => {
  it('agree with R on a stratified sample with finite population correction', () => {
    const { data, weighting } = stratified()
    const { rows } = estimateScores(weighting, [{ code: 'api00', values: data.numbers('api00') }], options)
    const expected = data.expected.estimates.mean.rows[0]
    for (const key of ['estimate', 'se', 'ciLower', 'ciUpper', 'df'] as const) {
      expect(relative(rows[0]![key], expected[key])).toBeLessThan(1e-9)
    }
  })

  it('agree with R after raking to four margins, one of them crossed', () => {
    const { data, weighting } = raked()
    const { rows } = estimateScores(weighting, [{ code: 'api00', values: data.numbers('api00') }], options)
    const expected = data.expected.estimates.mean.rows[0]
    expect(relative(rows[0]!.estimate, expected.estimate)).toBeLessThan(1e-9)
    expect(relative(rows[0]!.se, expected.se)).toBeLessThan(1e-9)
  })

  it('keep the design in a domain and carry the covariance of two domains', () => {
    const { data, weighting } = raked()
    const region = data.labels('region')
    const values = data.numbers('api00')
    const rows: { by: { region: string }; estimate: number; se: number }[] =
      data.expected.estimates['by-region'].rows
    for (const row of rows) {
      const domain = Uint8Array.from(region, (r) => (r === row.by.region ? 1 : 0))
      const ours = estimateScores(weighting, [{ code: 'api00', values }], { ...options, domain }).rows[0]!
      expect(relative(ours.estimate, row.estimate)).toBeLessThan(1e-9)
      expect(relative(ours.se, row.se)).toBeLessThan(1e-9)
    }
    const inside = (name: string) => Uint8Array.from(region, (r) => (r === name ? 1 : 0))
    const difference = compareDomains(
      weighting,
      { code: 'api00', values },
      inside('Los Angeles'),
      inside('Other'),
      options,
    )
    const at = (name: string) => rows.findIndex((row) => row.by.region === name)
    const covariance: number[][] = data.expected.estimates['by-region'].covariance.matrix
    const [a, b] = [at('Los Angeles'), at('Other')]
    const se = Math.sqrt(covariance[a]![a]! + covariance[b]![b]! - 2 * covariance[a]![b]!)
    expect(relative(difference.se, se)).toBeLessThan(1e-9)
  })

  it('treat missing values as rows outside', () => {
    const { data, weighting } = stratified()
    const values = data.numbers('acs.46')
    const domain = Uint8Array.from(data.labels('comp.imp'), (label) => (label === 'Yes' ? 1 : 0))
    const row = estimateScores(weighting, [{ code: 'acs.46', values }], { ...options, domain }).rows[0]!
    const expected = data.expected.estimates.missing.rows.find(
      (r: { by: { 'comp.imp': string } }) => r.by['comp.imp'] === 'Yes',
    )
    expect(relative(row.se, expected.se)).toBeLessThan(1e-9)
    expect(row.n).toBe(expected.n)
  })

  it('give a proportion its logit interval, and an honest one when everybody agrees', () => {
    const { data, weighting } = stratified()
    const yes = Float64Array.from(data.labels('awards'), (label) => (label === 'Yes' ? 1 : 0))
    const all = new Float64Array(data.n).fill(1)
    const { rows } = estimateScores(
      weighting,
      [
        { code: 'awards', values: yes },
        { code: 'all', values: all },
      ],
      { ...options, kind: 'proportion' },
    )
    const expected = data.expected.estimates['prop-xlogit'].rows[0]
    expect(relative(rows[0]!.ciLower, expected.ciLower)).toBeLessThan(1e-9)
    expect(relative(rows[0]!.ciUpper, expected.ciUpper)).toBeLessThan(1e-9)
    expect(rows[1]!.ciUpper).toBe(1)
    expect(rows[1]!.ciLower).toBeGreaterThan(0.95)
    expect(rows[1]!.ciLower).toBeLessThan(1)
  })

  it('give nulls, never NaN, where nothing can be said', () => {
    const columns = { baseWeights: Float64Array.of(2), strata: null, stratumSizes: null, margins: [] }
    const alone = weighCity(columns, recipe)
    const { rows, covariance } = estimateScores(
      alone,
      [
        { code: 'one', values: Float64Array.of(50) },
        { code: 'none', values: Float64Array.of(Number.NaN) },
      ],
      options,
    )
    expect(rows[0]).toMatchObject({ estimate: 50, se: null, ciLower: null, deff: null, df: 0, n: 1 })
    expect(rows[1]).toMatchObject({ estimate: null, se: null, n: 0, effectiveN: 0 })
    expect([...covariance]).toEqual([0, 0, 0, 0])
    expect(compareCities(rows[0]!, rows[1]!, 0.95)).toMatchObject({ difference: null, pValue: null })
  })

  it('refuse a value that is not finite, naming the column', () => {
    const { weighting, data } = stratified()
    const values = data.numbers('api00')
    values[3] = Infinity
    expect(() => estimateScores(weighting, [{ code: 'api00', values }], options)).toThrow(
      expect.objectContaining({ code: 'INFINITE_VALUE', at: { variable: 'api00' } }),
    )
  })

  it('have the same bits from a source as from a column, alone as after any other city', () => {
    const { weighting, data } = raked()
    const values = data.numbers('api00')
    const source = { code: 'api00', fill: (into: Float64Array, rows: Int32Array) => copy(values, into, rows) }
    const alone = estimateScores(weighting, [source], options)
    estimateScores(stratified().weighting, [{ code: 'api00', values: stratified().data.numbers('api00') }], {
      ...options,
      lonelyPsu: 'adjust',
    })
    expect(estimateScores(weighting, [{ code: 'api00', values }], options)).toEqual(alone)
    expect([...values]).toEqual([...data.numbers('api00')])
  })

  it('name the lone stratum', () => {
    const strata = Int32Array.of(0, 0, 1)
    const columns = { baseWeights: Float64Array.of(1, 1, 1), strata, stratumSizes: null, margins: [] }
    const scores = [{ code: 'x', values: Float64Array.of(1, 2, 3) }]
    expect(() => estimateScores(weighCity(columns, recipe), scores, options)).toThrow(
      expect.objectContaining({ code: 'SINGLE_PSU_STRATUM', at: { stratum: 1 } }),
    )
  })

  it('subtract two cities with their errors added', () => {
    const a = { estimate: 60, se: 3, df: 100 }
    const b = { estimate: 50, se: 4, df: 80 }
    const result = compareCities(a, b, 0.95)
    expect(result).toMatchObject({ difference: 10, se: 5, df: 180 })
    expect(result.pValue).toBe(tTwoSidedP(2, 180))
  })
})
