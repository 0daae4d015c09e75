import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

import { regressScores } from '#app/statistics/estimation/regression/regress-scores.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'
import { margin } from '#tests/statistics/survey-case.ts'
import { estimate } from '../../survey-sample.ts'

interface Expected {
  n: number
  effectiveN: number
  df: number
  explained: number
  estimate: number[]
  se: number[]
  low: number[]
  high: number[]
  t: number[]
  pValue: number[]
  inflation: number[]
  weights: number[]
}
type Numbers = (number | null)[]
interface Cases {
  data: Record<'y' | 's1' | 'm1' | 'i1' | 'l1', Numbers> & {
    stratum: number[]
    sex: string[]
    age: string[]
    base: number[]
  }
  stratified: Expected
  raked: Expected
}

const CODES = ['s1', 'm1', 'i1', 'l1'] as const
const cases: Cases = JSON.parse(readFileSync('tests/reference/regression/cases.json', 'utf8'))
const { data } = cases
const recipe = {
  nonresponse: null,
  collapseBelow: 0,
  trimUpperMedians: null,
  maxIterations: 5000,
  tolerance: 1e-13,
  normaliseTo: null,
  withheld: 'refuse' as const,
}
const options = { confidenceLevel: 0.95, lonelyPsu: 'adjust' as const, largestInflation: 10 }

function weigh(margins: ('sex' | 'age')[]) {
  const totals = { sex: { f: 2600, m: 2400 }, age: { a: 1500, b: 1800, c: 1700 } }
  return weighCity(
    {
      baseWeights: Float64Array.from(data.base),
      strata: Int32Array.from(data.stratum, (h) => h - 1),
      stratumSizes: Float64Array.from([900, 1400, 700, 2000]),
      margins: margins.map((name) => margin(name, data[name], totals[name])),
    },
    { ...recipe, margins },
  )
}

function source(code: string, values: ArrayLike<number | null>) {
  return {
    code,
    fill: (into: Float64Array, rows: Int32Array) => {
      for (let i = 0; i < into.length; i++) into[i] = values[rows[i]!] ?? NaN
    },
  }
}
const predictors = CODES.map((code) => source(code, data[code]))
const outcome = source('y', data.y)

describe('regressing one score on others', () => {
  it.each([
    ['a stratified sample with finite populations', [], cases.stratified],
    ['a raked one', ['sex', 'age'], cases.raked],
  ] as const)('gives for %s what svyglm of R survey gives, to nine digits', (_, margins, expected) => {
    const weighting = weigh([...margins])
    expected.weights.forEach((w, i) => expect(Math.abs(weighting.weights[i]! / w - 1)).toBeLessThan(1e-9))
    const found = regressScores(weighting, outcome, predictors, options)
    expect(found.n).toBe(expected.n)
    expect(found.df).toBe(expected.df)
    const near = (value: number, right: number) => expect(Math.abs(value / right - 1)).toBeLessThan(1e-9)
    near(found.effectiveN, expected.effectiveN)
    near(found.explained, expected.explained)
    found.rows.forEach((row, k) => {
      near(row.estimate, expected.estimate[k]!)
      near(row.se, expected.se[k]!)
      near(row.ciLower, expected.low[k]!)
      near(row.ciUpper, expected.high[k]!)
      near(row.t, expected.t[k]!)
      near(row.pValue, expected.pValue[k]!)
      near(row.inflation, expected.inflation[k]!)
    })
  })

  it('gives the slopes of the regression of the command line, in standard deviations', () => {
    const all = [data.y, ...CODES.map((code) => data[code])]
    const rows = data.base.flatMap((_, i) => (all.every((column) => column[i] !== null) ? [i] : []))
    const w = rows.map((i) => data.base[i]!)
    const total = w.reduce((sum, wi) => sum + wi, 0)
    const deviation = (column: Numbers) => {
      const mean = rows.reduce((sum, i, at) => sum + w[at]! * column[i]!, 0) / total
      return Math.sqrt(rows.reduce((sum, i, at) => sum + w[at]! * (column[i]! - mean) ** 2, 0) / total)
    }
    const pick = (column: Numbers) => rows.map((i) => column[i]!)
    const result = estimate(
      { y: pick(data.y), s1: pick(data.s1), m1: pick(data.m1), i1: pick(data.i1), l1: pick(data.l1), w },
      {
        design: { weights: 'w' },
        estimates: [{ id: 'r', statistic: 'regression', variable: 'y', predictors: [...CODES] }],
      },
    )
    const rowsOf = result.estimates['r']!.rows as { variable: string; estimate: number }[]
    const found = regressScores(weigh([]), outcome, predictors, options)
    CODES.forEach((code, k) => {
      const slope = rowsOf.find(({ variable }) => variable === code)!.estimate
      expect(found.rows[k]!.estimate).toBeCloseTo((slope * deviation(data[code])) / deviation(data.y), 10)
    })
  })

  it('stays as it is when all weights are doubled, a score is stretched or rows are turned round', () => {
    const plain = regressScores(weigh([]), outcome, predictors, options)
    const stretched = source(
      's1',
      data.s1.map((value) => value! * 7 - 3),
    )
    const again = regressScores(weigh([]), outcome, [stretched, ...predictors.slice(1)], options)
    const reversed = <Value>(values: Value[]) => values.toReversed()
    const turned = weighCity(
      {
        baseWeights: Float64Array.from(reversed(data.base), (w) => 2 * w),
        strata: Int32Array.from(reversed(data.stratum), (h) => h - 1),
        stratumSizes: Float64Array.from([900, 1400, 700, 2000]),
        margins: [],
      },
      { ...recipe, margins: [] },
    )
    const round = regressScores(
      turned,
      source('y', reversed(data.y)),
      CODES.map((code) => source(code, reversed(data[code]))),
      options,
    )
    plain.rows.forEach((row, k) => {
      for (const other of [again, round]) {
        expect(other.rows[k]!.estimate).toBeCloseTo(row.estimate, 12)
        expect(other.rows[k]!.se).toBeCloseTo(row.se, 12)
      }
    })
  })

  it('refuses predictors that say the same, and names the one that follows from the others', () => {
    const random = seededRandom(3)
    const sum = data.s1.map((value, i) => value! + data.m1[i]! + 0.01 * random.normal())
    const refusal = refusalOf(() =>
      regressScores(weigh([]), outcome, [...predictors, source('sum', sum)], options),
    )
    expect(refusal.code).toBe('COLLINEAR_PREDICTORS')
    expect(refusal.at['variable']).toBe('sum')
    const twice = refusalOf(() =>
      regressScores(weigh([]), outcome, [predictors[0]!, source('twin', data.s1)], options),
    )
    expect(twice.code).toBe('COLLINEAR_PREDICTORS')
  })

  it('refuses a column without differences, and more columns than respondents', () => {
    const flat = source(
      'flat',
      data.s1.map(() => 50),
    )
    expect(refusalOf(() => regressScores(weigh([]), outcome, [flat], options))).toMatchObject({
      code: 'CONSTANT_COLUMN',
      at: { variable: 'flat' },
    })
    const few = source(
      'y',
      data.y.map((value, i) => (i < 4 ? value : null)),
    )
    expect(refusalOf(() => regressScores(weigh([]), few, predictors, options)).code).toBe('NO_RESPONDENTS')
  })
})

function refusalOf(compute: () => unknown): Refusal {
  try {
    compute()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}
