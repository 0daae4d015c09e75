import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CityColumns, WeightingRecipe } from '#app/statistics/weighting/city-columns.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'
import { codesOf, margin, readCase } from '../survey-case.ts'

const recipe: WeightingRecipe = {
  nonresponse: null,
  margins: [],
  collapseBelow: 0,
  trimUpperMedians: null,
  maxIterations: 2000,
  tolerance: 1e-13,
  normaliseTo: null,
  withheld: 'refuse',
}

/** n respondents over sex and age, one in `skew` of them old. */
function city(n: number, skew = 4): CityColumns {
  const sex = Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 'male' : 'female'))
  const age = Array.from({ length: n }, (_, i) => (i % skew === 0 ? 'old' : i % 5 < 2 ? 'young' : 'middle'))
  return {
    baseWeights: new Float64Array(n).fill(1),
    strata: null,
    stratumSizes: null,
    margins: [
      margin('sex', sex, { female: 5000, male: 5200 }),
      { ...margin('age', age, { young: 4000, middle: 3200, old: 3000 }), ordered: true },
    ],
  }
}

const totalsOf = (columns: CityColumns, weights: Float64Array, variable: string): number[] => {
  const { codes, categories } = columns.margins.find((m) => m.variable === variable)!
  return categories.map((_, c) => weights.reduce((sum, w, i) => (codes[i] === c ? sum + w : sum), 0))
}

describe('weighing a city', () => {
  it('gives the raked weights of R survey', () => {
    const data = readCase('rake-four-margins')
    const crossed = data.labels('awards').map((a, i) => `${a}:${data.labels('comp.imp')[i]}`)
    const { weights, diagnostics } = weighCity(
      {
        baseWeights: data.numbers('pw'),
        strata: codesOf(data.labels('stype'), ['E', 'H', 'M']),
        stratumSizes: null,
        margins: [
          margin('stype', data.labels('stype'), { E: 4421, H: 755, M: 1018 }),
          margin('sch.wide', data.labels('sch.wide'), { No: 1072, Yes: 5122 }),
          margin('awards:comp.imp', crossed, { 'No:No': 1712, 'Yes:No': 0, 'No:Yes': 315, 'Yes:Yes': 4167 }),
          margin('region', data.labels('region'), {
            'Los Angeles': 1440,
            Orange: 418,
            Other: 3909,
            'San Diego': 427,
          }),
        ],
      },
      { ...recipe, margins: ['stype', 'sch.wide', 'awards:comp.imp', 'region'] },
    )
    const expected: number[] = data.expected.weights.values
    expected.forEach((w, i) => expect(Math.abs(weights[i]! / w - 1)).toBeLessThan(1e-9))
    expect(diagnostics.converged).toBe(true)
    expect(diagnostics.kishDesignEffect).toBeCloseTo(data.expected.weights.kishDeff, 9)
    expect(diagnostics.effectiveN).toBeCloseTo(data.expected.weights.effectiveN, 7)
  })

  it('meets every margin, whatever the sample', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 400 }), fc.constantFrom(4, 7, 8, 11), (n, skew) => {
        const columns = city(n, skew)
        const { weights } = weighCity(columns, { ...recipe, margins: ['sex', 'age'], tolerance: 1e-10 })
        const age = totalsOf(columns, weights, 'age')
        expect(totalsOf(columns, weights, 'sex')[0]).toBeCloseTo(5000, 4)
        expect(age[0]).toBeCloseTo(4000, 4)
        expect(age[2]).toBeCloseTo(3000, 4)
      }),
      { numRuns: 30 },
    )
  })

  it('merges a thin category of an ordered margin with its thinner neighbour and says so', () => {
    const columns = city(200)
    const age = columns.margins[1]!
    age.codes.forEach((code, i) => code === 0 && i > 12 && (age.codes[i] = 1))
    const { diagnostics } = weighCity(columns, { ...recipe, margins: ['age'], collapseBelow: 10 })
    expect(diagnostics.collapsed).toEqual([
      { variable: 'age', from: 'young', into: 'middle', respondents: expect.any(Number) },
    ])
    expect(diagnostics.profiles[0]!.rows.map((row) => row.category)).toEqual(['young + middle', 'old'])
  })

  it('lets a respondent who withheld a margin keep a share of its own', () => {
    const columns = city(200)
    columns.margins[0]!.codes.fill(-1, 0, 20)
    const { weights, diagnostics } = weighCity(columns, {
      ...recipe,
      margins: ['sex', 'age'],
      withheld: 'own-share',
    })
    const withheld = weights.slice(0, 20).reduce((a, b) => a + b, 0)
    expect(withheld).toBeCloseTo(10_200 * 0.1, 6)
    expect(totalsOf(columns, weights, 'sex')[1]).toBeCloseTo(5200 * 0.9, 6)
    expect(diagnostics.withheld).toEqual([{ variable: 'sex', respondents: 20, share: 0.1 }])
  })

  it('trims and rakes until margins and limit both hold', () => {
    const columns = city(300, 25)
    const { weights, diagnostics } = weighCity(columns, {
      ...recipe,
      margins: ['sex', 'age'],
      trimUpperMedians: 13,
      tolerance: 1e-8,
    })
    expect(diagnostics.converged).toBe(true)
    expect(diagnostics.trimmed).toBeGreaterThan(0)
    expect(Math.max(...weights)).toBeLessThanOrEqual(diagnostics.trimLimit! * (1 + 1e-6))
    expect(totalsOf(columns, weights, 'age')[2]! / 3000).toBeCloseTo(1, 6)
  })

  it('reports what trimming costs where margins and limit cannot both hold', () => {
    const { weights, diagnostics } = weighCity(city(300, 50), {
      ...recipe,
      margins: ['age'],
      trimUpperMedians: 2,
      tolerance: 1e-8,
    })
    expect(diagnostics.converged).toBe(false)
    expect(diagnostics.trimmed).toBeGreaterThan(0)
    expect(diagnostics.largestDeviation).toBeGreaterThan(0.1)
    expect(Math.max(...weights)).toBeLessThanOrEqual(diagnostics.trimLimit! * (1 + 1e-9))
  })

  it('stops once more rounds bring the margins no closer', () => {
    const stubborn = { ...recipe, margins: ['age'], trimUpperMedians: 2, tolerance: 1e-8, maxIterations: 500 }
    const { diagnostics } = weighCity(city(300, 50), stubborn)
    expect(diagnostics.converged).toBe(false)
    expect(diagnostics.iterations).toBeLessThan(20)
  })

  it('weighs rows with different base weights as it weighs equal ones', () => {
    const even = weighCity(city(200), { ...recipe, margins: ['sex', 'age'], normaliseTo: 'respondents' })
    const columns = city(200)
    columns.baseWeights = columns.baseWeights.map((_, i) => (i === 7 ? 1 + 1e-15 * 4 : 1))
    const odd = weighCity(columns, { ...recipe, margins: ['sex', 'age'], normaliseTo: 'respondents' })
    odd.weights.forEach((w, i) => expect(w).toBeCloseTo(even.weights[i]!, 10))
    expect(odd.units.count.length).toBe(200)
    expect(even.units.count.length).toBeLessThan(10)
  })

  it('names what stands in the way', () => {
    const negative = city(60)
    negative.baseWeights[4] = -1
    expect(() => weighCity(negative, recipe)).toThrow(
      expect.objectContaining({ code: 'NEGATIVE_WEIGHT', at: { rows: [5] } }),
    )
    const withheld = city(60)
    withheld.margins[0]!.codes[9] = -1
    expect(() => weighCity(withheld, { ...recipe, margins: ['sex'] })).toThrow(
      expect.objectContaining({ code: 'MISSING_MARGIN_VALUE', at: { margin: ['sex'], rows: [10] } }),
    )
    const empty = city(60)
    empty.margins[1]!.codes.fill(1)
    expect(() => weighCity(empty, { ...recipe, margins: ['age'] })).toThrow(
      expect.objectContaining({ code: 'EMPTY_MARGIN_CELL' }),
    )
    const apart = city(60)
    apart.margins[1]!.totals[0] = 9000
    expect(() => weighCity(apart, { ...recipe, margins: ['sex', 'age'] })).toThrow(
      expect.objectContaining({ code: 'MARGIN_TOTALS_DISAGREE' }),
    )
    const tooMany = { ...city(60), stratumSizes: Float64Array.of(50) }
    expect(() => weighCity(tooMany, recipe)).toThrow(
      expect.objectContaining({ code: 'FPC_BELOW_SAMPLE_SIZE' }),
    )
  })
})
