import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'

import { combineChildren } from '#app/statistics/composite/editions/combine-children.ts'
import { compareDomains } from '#app/statistics/estimation/across/compare-domains.ts'
import { domainCells } from '#app/statistics/estimation/domains/domain-cells.ts'
import { estimateDomains, type DomainOptions } from '#app/statistics/estimation/domains/estimate-domains.ts'
import type { Combine } from '#app/statistics/estimation/domains/side-of-city.ts'
import { estimateScores } from '#app/statistics/estimation/scores/estimate-scores.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'
import { codesOf, margin } from '#tests/statistics/survey-case.ts'

const FOLDER = 'tests/statistics/estimation/domains/raked-city'
const rows: Record<string, string>[] = parse(readFileSync(`${FOLDER}/data.csv`, 'utf8'), { columns: true })
const expected: {
  rows: Record<'variable' | 'category' | 'measure', string>[] & Record<string, number>[]
  plain: { by: { category: string[]; estimate: number[]; se: number[] }; glm: Record<string, number> }
} = JSON.parse(readFileSync(`${FOLDER}/expected.json`, 'utf8'))

const labels = (name: string) => rows.map((row) => row[name]!)
const numbers = (name: string) =>
  Float64Array.from(labels(name), (text) => (text === '' ? Number.NaN : Number(text)))
const CATEGORIES: Record<string, string[]> = {
  district: ['a', 'b', 'c', 'd'],
  sex: ['f', 'm'],
  hukou: ['here', 'near', 'far'],
}
const COLUMNS = ['y1', 'y2', 'y3', 'top']

function city(margins = true) {
  const total = numbers('weight').reduce((a, b) => a + b, 0)
  const shares = (variable: string, of: Record<string, number>) =>
    margin(variable, labels(variable), Object.fromEntries(Object.entries(of).map(([k, s]) => [k, s * total])))
  const known = margins
    ? [shares('district', { a: 0.4, b: 0.33, c: 0.17, d: 0.1 }), shares('sex', { f: 0.49, m: 0.51 })]
    : []
  return weighCity(
    {
      baseWeights: numbers('weight'),
      strata: codesOf(labels('stratum'), ['core', 'rim']),
      stratumSizes: Float64Array.of(9000, 14000),
      margins: known,
    },
    {
      nonresponse: null,
      margins: known.map(({ variable }) => variable),
      collapseBelow: 0,
      trimUpperMedians: null,
      maxIterations: 5000,
      tolerance: 1e-14,
      normaliseTo: null,
      withheld: 'refuse',
    },
  )
}

/** index and its geometric twin of y1 to y3, a first level of y1 and y2, the share of top, y1 alone */
const combine: Combine = (means) => {
  const gradient = new Float64Array(5 * 4)
  const put = (m: number, columns: number[], kind: 'arithmetic' | 'geometric') => {
    const made = combineChildren(
      columns.map((j) => means[j]!),
      columns.map(() => 1),
      kind,
      { node: 'x', city: 'x' },
    )
    columns.forEach((j, at) => (gradient[m * 4 + j] = made.gradient[at]!))
    return made.value
  }
  const values = Float64Array.of(
    put(0, [0, 1, 2], 'arithmetic'),
    put(1, [0, 1], 'arithmetic'),
    put(2, [0, 1, 2], 'geometric'),
    put(3, [3], 'arithmetic'),
    put(4, [0], 'arithmetic'),
  )
  return { values, gradient }
}
const MEASURES = ['index', 'first', 'geometric', 'top', 'y1']
const options: DomainOptions = {
  confidenceLevel: 0.95,
  combine,
  kinds: ['mean', 'mean', 'mean', 'proportion', 'mean'],
}

function estimate(weighting: ReturnType<typeof city>, variable: string, given = options) {
  const columns = COLUMNS.map((code) => ({ code, values: numbers(code) }))
  const sources = columns.map(({ code, values }) => ({
    code,
    fill(into: Float64Array, order: Int32Array) {
      for (let i = 0; i < into.length; i++) into[i] = values[order[i]!]!
    },
  }))
  const codes = codesOf(labels(variable), CATEGORIES[variable]!)
  const other = codesOf(labels('stratum'), ['core', 'rim'])
  const inOrder = (of: Int32Array) => Int32Array.from(weighting.units.order, (row) => of[row]!)
  const cells = domainCells(
    weighting,
    sources,
    [
      { codes: inOrder(other), size: 2 },
      { codes: inOrder(codes), size: CATEGORIES[variable]!.length },
    ],
    'fail',
  )
  return estimateDomains(weighting, cells, 1, given)
}

const relative = (ours: number | null, theirs: number) => Math.abs(ours! / theirs - 1)

describe('estimateDomains', () => {
  const weighting = city()

  it('agrees with R on indices of a raked city by domain, and on each domain against the others', () => {
    expect(expected.rows).toHaveLength(36)
    for (const row of expected.rows) {
      const at = CATEGORIES[row.variable]!.indexOf(row.category)
      const found = estimate(weighting, row.variable)[at]!.measures[MEASURES.indexOf(row.measure)]!
      expect(relative(found.estimate, Number(row['estimate']))).toBeLessThan(1e-9)
      expect(relative(found.se, Number(row['se']))).toBeLessThan(1e-8)
      expect(relative(found.comparison.difference, Number(row['difference']))).toBeLessThan(1e-8)
      expect(relative(found.comparison.se, Number(row['differenceSe']))).toBeLessThan(1e-8)
      expect(relative(found.comparison.pValue, Number(row['p']))).toBeLessThan(1e-7)
      expect(found.comparison.df).toBe(row['df'])
    }
  })

  it('agrees with svyby, and with svyglm of a domain against the others', () => {
    const found = estimate(weighting, 'district')
    const { by, glm } = expected.plain
    by.category.forEach((category, i) => {
      const row = found[CATEGORIES['district']!.indexOf(category)]!.measures[4]!
      expect(relative(row.estimate, by.estimate[i]!)).toBeLessThan(1e-9)
      expect(relative(row.se, by.se[i]!)).toBeLessThan(1e-8)
    })
    const { difference, se } = found[2]!.measures[4]!.comparison
    expect(relative(difference, glm['difference']!)).toBeLessThan(1e-9)
    expect(relative(se, glm['se']!)).toBeLessThan(1e-8)
  })

  it('is another road to estimateScores and compareDomains, with margins and without', () => {
    for (const sample of [weighting, city(false)]) {
      const codes = codesOf(labels('hukou'), CATEGORIES['hukou']!)
      estimate(sample, 'hukou').forEach(({ n, measures }, category) => {
        const inside = Uint8Array.from(codes, (code) => (code === category ? 1 : 0))
        const others = Uint8Array.from(codes, (code) => (code >= 0 && code !== category ? 1 : 0))
        const variable = { code: 'y1', values: numbers('y1') }
        const plain = { confidenceLevel: 0.95, lonelyPsu: 'fail' } as const
        const own = estimateScores(sample, [variable], { ...plain, domain: inside }).rows[0]!
        const apart = compareDomains(sample, variable, inside, others, plain)
        const found = measures[4]!
        expect(n).toBe(inside.reduce((sum, one) => sum + one, 0))
        expect(found.n).toBe(own.n)
        expect(relative(found.estimate, own.estimate!)).toBeLessThan(1e-12)
        expect(relative(found.se, own.se!)).toBeLessThan(1e-11)
        expect(relative(found.effectiveN, own.effectiveN)).toBeLessThan(1e-12)
        expect(relative(found.comparison.difference, apart.difference!)).toBeLessThan(1e-10)
        expect(relative(found.comparison.se, apart.se!)).toBeLessThan(1e-10)
        expect(relative(found.comparison.pValue, apart.pValue!)).toBeLessThan(1e-9)
      })
    }
  })

  it('puts the same question twice where there are two categories', () => {
    const [women, men] = estimate(weighting, 'sex').map(({ measures }) => measures[0]!.comparison)
    expect(women!.difference).toBeCloseTo(-men!.difference!, 12)
    expect(women!.pValue).toBeCloseTo(men!.pValue!, 12)
  })

  it('gives the domains their shares of the population when the city is raked to them', () => {
    const shares = estimate(weighting, 'district').map(({ share }) => share)
    ;[0.4, 0.33, 0.17, 0.1].forEach((share, at) => expect(shares[at]).toBeCloseTo(share, 10))
  })

  it('has no error where everybody of a domain says the same, and keeps a share of nobody inside [0, 1]', () => {
    const codes = Int32Array.from(weighting.units.order, (row) => row % 2)
    const source = {
      code: 'same',
      fill(into: Float64Array, order: Int32Array) {
        for (let i = 0; i < into.length; i++) into[i] = order[i]! % 2 === 0 ? 0 : order[i]! % 3 === 0 ? 1 : 0
      },
    }
    const cells = domainCells(weighting, [source], [{ codes, size: 2 }], 'fail')
    const one: Combine = (means) => ({ values: Float64Array.of(means[0]!), gradient: Float64Array.of(1) })
    const [none] = estimateDomains(weighting, cells, 0, { ...options, combine: one, kinds: ['proportion'] })
    const [found] = none!.measures
    expect(found).toMatchObject({ estimate: 0, se: 0, ciLower: 0 })
    expect(found!.ciUpper).toBeGreaterThan(0)
    expect(found!.ciUpper).toBeLessThan(0.2)
    expect(found!.comparison.se).toBeGreaterThan(0)
  })

  it('has nothing to say of a category nobody chose, and leaves the others as they are', () => {
    const plain = city(false)
    const values = numbers('y1')
    const source = {
      code: 'y1',
      fill(into: Float64Array, order: Int32Array) {
        for (let i = 0; i < into.length; i++) into[i] = values[order[i]!]!
      },
    }
    const cells = domainCells(
      plain,
      [source],
      [{ codes: new Int32Array(rows.length).fill(1), size: 2 }],
      'fail',
    )
    const one: Combine = (means) => ({ values: Float64Array.of(means[0]!), gradient: Float64Array.of(1) })
    const [none, all] = estimateDomains(plain, cells, 0, {
      ...options,
      combine: one,
      kinds: ['mean'],
    })
    expect(none).toMatchObject({ n: 0, share: 0, measures: [{ estimate: null, se: null, n: 0 }] })
    expect(all!.share).toBe(1)
    expect(all!.measures[0]!.comparison).toMatchObject({ difference: null, se: null, pValue: null })
  })
})
