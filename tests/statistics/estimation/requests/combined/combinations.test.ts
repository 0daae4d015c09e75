import { describe, expect, it } from 'vitest'
import { estimate } from '../../../survey-sample.ts'

const n = 60
const range = Array.from({ length: n }, (_, i) => i)
const sample = {
  y: range.map((i) => (i * 7) % 13),
  w: range.map((i) => 1 + (i % 4)),
  city: range.map((i) => ['a', 'b', 'c'][i % 3]!),
  district: range.map((i) => `${['a', 'b', 'c'][i % 3]}${i % 2}`),
}
const byCity = { id: 'scores', statistic: 'mean', variable: 'y', by: ['city'] }
const run = (...requests: Record<string, unknown>[]) =>
  estimate(sample, {
    design: { weights: 'w', strata: ['district'] },
    estimates: [byCity, ...requests.map((request, i) => ({ id: `r${i}`, of: 'scores', ...request }))],
  }).estimates
const invalid = expect.objectContaining({ code: 'INVALID_SPEC' })
const populations = [
  { by: { city: 'a' }, total: 300 },
  { by: { city: 'b' }, total: 100 },
  { by: { city: 'c' }, total: 100 },
]

describe('families of comparisons', () => {
  it('hold every pair once, or each against one domain', () => {
    const { r0, r1 } = run(
      { statistic: 'comparisons' },
      { statistic: 'comparisons', against: { city: 'b' }, adjust: 'none' },
    )
    expect(r0!.rows.map(({ by, against }) => [by, against])).toEqual([
      [{ city: 'a' }, { city: 'b' }],
      [{ city: 'a' }, { city: 'c' }],
      [{ city: 'b' }, { city: 'c' }],
    ])
    expect(r1!.rows.map(({ by }) => by)).toEqual([{ city: 'a' }, { city: 'c' }])
    expect(r1!.rows[0]).not.toHaveProperty('pAdjusted')
  })

  it('correct upwards: Holm never below Benjamini-Hochberg, that never below the plain p-value', () => {
    const { r0, r1 } = run(
      { statistic: 'comparisons' },
      { statistic: 'comparisons', adjust: 'benjamini-hochberg' },
    )
    r0!.rows.forEach(({ pAdjusted, pValue }, i) => {
      expect(pAdjusted).toBeGreaterThanOrEqual(r1!.rows[i]!.pAdjusted as number)
      expect(r1!.rows[i]!.pAdjusted).toBeGreaterThanOrEqual(pValue as number)
    })
  })

  it('refuse an estimate that is not there', () => {
    expect(() => run({ statistic: 'comparisons', of: 'nobody' })).toThrow(invalid)
  })
})

describe('aggregates over domains', () => {
  it('weight residents or domains alike, with the error of independent strata', () => {
    const { scores, r0, r1 } = run(
      { statistic: 'aggregate', weighting: 'residents', populations },
      { statistic: 'aggregate', weighting: 'equal' },
    )
    const [a, b, c] = scores!.rows as Record<string, number>[]
    expect(r0!.rows[0]!.estimate).toBeCloseTo(0.6 * a!.estimate! + 0.2 * (b!.estimate! + c!.estimate!), 12)
    expect(r0!.rows[0]!.se).toBeCloseTo(Math.hypot(0.6 * a!.se!, 0.2 * b!.se!, 0.2 * c!.se!), 12)
    expect(r1!.rows[0]).toMatchObject({ variable: 'y', domains: 3 })
  })

  it('refuse a domain without a population', () => {
    expect(() =>
      run({ statistic: 'aggregate', weighting: 'residents', populations: populations.slice(1) }),
    ).toThrow(invalid)
  })
})

describe('small areas of a request', () => {
  const areas = [...'abc'].map((city, i) => ({ by: { city }, population: 100 * (i + 1) }))

  it('lie between the direct and the synthetic estimate, and meet the direct mean when benchmarked', () => {
    const { r0 } = run({ statistic: 'smallAreas', areas, benchmark: true })
    let gap = 0
    ;(r0!.rows as Record<string, number>[]).forEach((row, d) => {
      expect(row.directShare! * row.direct! + (1 - row.directShare!) * row.synthetic!).toBeCloseTo(
        row.estimate!,
        12,
      )
      gap += areas[d]!.population * (row.benchmarked! - row.direct!)
    })
    expect(gap).toBeCloseTo(0, 9)
  })

  it('refuse areas of which nothing is known, and areas without a direct error', () => {
    expect(() => run({ statistic: 'smallAreas', areas: areas.slice(1) })).toThrow(invalid)
    expect(() => run({ statistic: 'smallAreas', areas: [{ by: { city: 'a' } }], benchmark: true })).toThrow(
      invalid,
    )
    const alone = {
      ...sample,
      city: range.map((i) => (i === 0 ? 'a' : i % 2 ? 'b' : 'c')),
      y: range.map(() => 4),
    }
    expect(() =>
      estimate(alone, {
        design: { weights: 'w' },
        estimates: [byCity, { id: 'm', statistic: 'smallAreas', of: 'scores', areas }],
      }),
    ).toThrow(expect.objectContaining({ code: 'INVALID_DATA' }))
  })
})
