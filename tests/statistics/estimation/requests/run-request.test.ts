import { describe, expect, it } from 'vitest'
import { estimate, firstRow } from '../../survey-sample.ts'

const n = 40
const range = Array.from({ length: n }, (_, i) => i)
const y = range.map((i) => (i * 7) % 11)
const w = range.map((i) => 1 + (i % 4))
const group = range.map((i) => (i % 3 === 0 ? 'a' : 'b'))
const other = range.map((i) => (i % 5 < 2 ? 'x' : 'z'))
const mean = { id: 'm', statistic: 'mean', variable: 'y' }
const sample = { y, w, group, other }
const weighted = { design: { weights: 'w' } }

describe('a request', () => {
  it('returns null, not NaN, where nothing can be said', () => {
    const result = estimate(
      { ...sample, none: range.map(() => null), same: range.map(() => 3) },
      {
        ...weighted,
        estimates: [
          { id: 'none', statistic: 'mean', variable: 'none', deff: true },
          { id: 'same', statistic: 'mean', variable: 'same', deff: true },
          { id: 'empty', statistic: 'mean', variable: 'y', subset: [{ variable: 'y', op: '>', value: 99 }] },
          { id: 'ratio', statistic: 'ratio', numerator: 'y', denominator: 'none' },
          { id: 'quantile', statistic: 'quantile', variable: 'none', quantiles: [0.5] },
          { id: 'all', statistic: 'proportion', variable: 'same', category: 3 },
          { id: 'variance', statistic: 'variance', variable: 'none' },
        ],
      },
    )
    expect(result.estimates.none!.rows[0]).toMatchObject({
      estimate: null,
      se: null,
      ciLower: null,
      n: 0,
      deff: null,
    })
    expect(result.estimates.same!.rows[0]).toMatchObject({
      estimate: 3,
      se: 0,
      ciLower: 3,
      ciUpper: 3,
      deff: null,
    })
    expect(result.estimates.empty!.rows[0]).toMatchObject({ estimate: null, n: 0 })
    expect(result.estimates.all!.rows[0]).toMatchObject({ estimate: 1, ciLower: null, ciUpper: null })
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
    const walk = (value: unknown): boolean =>
      typeof value === 'number'
        ? Number.isFinite(value)
        : typeof value !== 'object' || value === null || Object.values(value).every(walk)
    expect(walk(result)).toBe(true)
  })

  it('refuses values of 1e300 and denormal weights, whose squares overflow or vanish', () => {
    const run = (changed: Record<string, number[]>) => () =>
      estimate({ ...sample, ...changed }, { ...weighted, estimates: [mean] })
    expect(run({ y: range.map((i) => (i === 2 ? 1e300 : i)) })).toThrow(
      expect.objectContaining({ code: 'INFINITE_VALUE', at: { column: 'y', rows: [3] } }),
    )
    expect(run({ w: range.map(() => 5e-324) })).toThrow(
      expect.objectContaining({ code: 'OVERFLOW', at: { column: 'w', largest: 5e-324 } }),
    )
    expect(run({ y: range.map((i) => i * 1e-60) })).toThrow(
      expect.objectContaining({ code: 'OVERFLOW', at: expect.objectContaining({ column: 'y' }) }),
    )
  })

  it('gives the same digits for values of any other size', () => {
    const plain = firstRow(estimate(sample, { ...weighted, estimates: [mean] }), 'm')
    for (const size of [2 ** 150, 2 ** -150]) {
      const scaled = estimate({ ...sample, y: y.map((v) => v * size) }, { ...weighted, estimates: [mean] })
      expect(firstRow(scaled, 'm').se).toBe(plain.se! * size)
    }
  })

  it('refuses one row, and no row', () => {
    expect(() => estimate({ y: [1] }, { estimates: [mean] })).toThrow(
      expect.objectContaining({ code: 'SINGLE_PSU_DESIGN' }),
    )
    expect(() => estimate({ y: [] }, { estimates: [mean] })).toThrow(
      expect.objectContaining({ code: 'NO_RESPONDENTS' }),
    )
  })

  it('gives nothing when missing values may not be removed', () => {
    const withGap = { ...sample, y: y.map((value, i) => (i === 3 ? null : value)) }
    const request = { ...weighted, estimates: [{ ...mean, naRm: false }] }
    expect(estimate(withGap, request).estimates.m!.rows[0]).toMatchObject({
      estimate: null,
      se: null,
      n: n - 1,
    })
  })

  it('counts degrees of freedom as asked', () => {
    const subset = [{ variable: 'group', op: '==', value: 'a' }]
    const df = (asked?: unknown) =>
      firstRow(estimate(sample, { ...weighted, estimates: [{ ...mean, subset, df: asked }] }), 'm').df
    expect(df()).toBe(13)
    expect(df('design')).toBe(39)
    expect(df('infinite')).toBe('infinite')
    expect(df(7)).toBe(7)
  })

  it('keeps the design of rows outside a domain', () => {
    const strata = range.map((i) => `h${i % 4}`)
    const request = {
      design: { strata: ['strata'], weights: 'w' },
      estimates: [{ ...mean, subset: [{ variable: 'group', op: 'in', value: ['a'] }] }],
    }
    const kept = firstRow(estimate({ ...sample, strata }, request), 'm')
    const insideOnly = range.filter((i) => group[i] === 'a')
    const pick = <T>(values: T[]) => insideOnly.map((i) => values[i]!)
    const dropped = estimate({ y: pick(y), w: pick(w), group: pick(group), strata: pick(strata) }, request)
    expect(firstRow(dropped, 'm').estimate).toBeCloseTo(kept.estimate!, 12)
    expect(Math.abs(firstRow(dropped, 'm').se! / kept.se! - 1)).toBeGreaterThan(1e-4)
  })

  it('reads conditions on numbers, labels and missing values', () => {
    const withGap = { ...sample, y: y.map((value, i) => (i === 0 ? null : value)) }
    const count = (subset: unknown[]) =>
      firstRow(estimate(withGap, { estimates: [{ id: 'k', statistic: 'weights', subset }] }), 'k').n
    expect(count([{ variable: 'y', op: '<=', value: 10 }])).toBe(n - 1)
    expect(count([{ variable: 'y', op: '!=', value: 10 }])).toBe(n - 1 - y.filter((v) => v === 10).length)
    expect(count([{ variable: 'group', op: '!=', value: 'a' }])).toBe(group.filter((g) => g !== 'a').length)
    expect(count([{ variable: 'group', op: 'in', value: [] }])).toBe(0)
  })

  it('refuses a contrast of something else, of no row and of several', () => {
    const of = { id: 'by', statistic: 'mean', variable: 'y', by: ['group'] }
    const contrast = (terms: unknown[], target = 'by') =>
      estimate(sample, { estimates: [of, { id: 'c', statistic: 'contrast', of: target, terms }] })
    const invalid = expect.objectContaining({ code: 'INVALID_SPEC' })
    expect(() => contrast([{ coefficient: 1 }])).toThrow(invalid)
    expect(() => contrast([{ by: { group: 'q' }, coefficient: 1 }])).toThrow(invalid)
    expect(() => contrast([], 'nobody')).toThrow(invalid)
    expect(contrast([{ by: { group: 'a' }, coefficient: 1 }]).estimates.c!.rows[0]).toHaveProperty('pValue')
  })

  it('refuses a t test of other than two groups', () => {
    const test = { id: 't', statistic: 'ttest', variable: 'y', group: 'group' }
    expect(() => estimate({ ...sample, group: range.map(() => 'a') }, { estimates: [test] })).toThrow(
      expect.objectContaining({ code: 'INVALID_SPEC' }),
    )
  })

  it('names replicate weights that are missing', () => {
    const rep = range.map((i) => (i === 4 ? null : 1))
    const replicates = { source: 'columns', type: 'bootstrap', columns: ['w', 'rep'] }
    expect(() => estimate({ ...sample, rep }, { ...weighted, replicates, estimates: [mean] })).toThrow(
      expect.objectContaining({ code: 'MISSING_WEIGHT', at: { column: 'rep', rows: [5] } }),
    )
  })

  it('runs every weighting step on every replicate', () => {
    const totals = [
      { group: 'a', total: 100 },
      { group: 'b', total: 300 },
    ]
    const result = estimate(sample, {
      ...weighted,
      replicates: { source: 'generate', type: 'JK1' },
      weighting: [{ step: 'poststratify', variables: ['group'], totals }],
      estimates: [{ id: 'known', statistic: 'total', variable: 'group' }],
    })
    for (const row of result.estimates.known!.rows) expect(row.se as number).toBeLessThan(1e-9)
  })
})
