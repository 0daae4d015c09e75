import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateFromTexts } from '#app/services/analysis/specs/estimate-from-spec.server.ts'

const columns = {
  y: { type: 'numeric' },
  x: { type: 'numeric' },
  w: { type: 'numeric' },
  g: { type: 'categorical', levels: ['a', 'b', 'c'] },
  h: { type: 'id' },
}

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -5, max: 5 }).map(String) },
  fc.constantFrom('', '-0', '1e300', '5e-324', '1e49', '1e-49', '1e999', '0.1', '-3e20'),
)
const weight = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 9 }).map(String) },
  fc.constantFrom('', '-1', '1e300', '5e-324', '1e49', '1e-49', '0'),
)
const row = fc.record({
  y: value,
  x: value,
  w: weight,
  g: fc.constantFrom('a', 'b', ''),
  h: fc.constantFrom('1', '2', '3'),
})
const gentle = fc.record({
  y: fc.integer({ min: -5, max: 5 }).map(String),
  x: fc.integer({ min: 1, max: 5 }).map(String),
  w: fc.integer({ min: 1, max: 9 }).map(String),
  g: fc.constantFrom('a', 'b'),
  h: fc.constantFrom('1', '2', '3'),
})
const total = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(1e49, 1e-49, 1e300))
const totals = fc.tuple(total, total).map(([a, b]) => [
  { g: 'a', total: a },
  { g: 'b', total: b },
])
const step = fc.oneof(
  totals.map((list) => ({ step: 'poststratify', variables: ['g'], totals: list })),
  totals.map((list) => ({ step: 'rake', margins: [{ variables: ['g'], totals: list }] })),
  fc.tuple(totals, fc.constantFrom('linear', 'raking', 'logit'), total).map(([list, method, x]) => ({
    step: 'calibrate',
    method,
    margins: [{ variables: ['g'], totals: list }],
    continuous: [{ variable: 'x', total: x }],
    bounds: method === 'logit' ? [0.1, 9] : null,
  })),
  fc.integer({ min: 1, max: 20 }).map((upper) => ({ step: 'trim', upper, strict: true })),
)
const design = fc.constantFrom(
  { weights: 'w' },
  { weights: 'w', ids: ['h'] },
  { weights: 'w', strata: ['h'], lonelyPsu: 'adjust' },
  { weights: 'w', strata: ['h'], lonelyPsu: 'average', adjustDomainLonely: true },
)
const replicates = fc.constantFrom(
  null,
  { source: 'generate', type: 'JK1' },
  { source: 'generate', type: 'JKn' },
  { source: 'generate', type: 'bootstrap', count: 5 },
)
const estimates = [
  { id: 'mean', statistic: 'mean', variable: 'y', by: ['g'], deff: true, covariance: true },
  { id: 'total', statistic: 'total', variables: ['y', 'g'], deff: 'replace' },
  { id: 'ratio', statistic: 'ratio', numerator: 'y', denominator: 'x' },
  { id: 'weights', statistic: 'weights', by: ['g'] },
  { id: 'nobody', statistic: 'mean', variable: 'y', subset: [{ variable: 'g', op: '==', value: 'c' }] },
]

type Row = { y: string; x: string; w: string; g: string; h: string }

async function run(rows: Row[], request: Record<string, unknown>) {
  const csv = ['y,x,w,g,h', ...rows.map(({ y, x, w, g, h }) => [y, x, w, g, h].join(','))].join('\n')
  return estimateFromTexts(JSON.stringify({ data: 'd.csv', columns, estimates, ...request }), csv)
}

/** Places of numbers that are not finite. */
function unprintable(given: unknown, path = ''): string[] {
  if (typeof given === 'number') return Number.isFinite(given) ? [] : [path]
  if (typeof given !== 'object' || given === null) return []
  return Object.entries(given).flatMap(([key, inner]) => unprintable(inner, `${path}.${key}`))
}

describe('whatever the data hold', () => {
  it('every number is finite, or the request is refused with a code and words', async () => {
    const cases = fc.record({
      rows: fc.array(row, { maxLength: 12 }),
      weighting: fc.array(step, { maxLength: 2 }),
      design,
      replicates,
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ rows, ...request }) => {
        const result = await run(rows, request)
        expect(unprintable(result)).toEqual([])
        if (result.outcome === 'ok') {
          const known = [...result.estimates.mean!.rows, ...result.estimates.total!.rows].filter(
            ({ n }) => n !== 0,
          )
          expect(known.filter(({ estimate }) => estimate === null)).toEqual([])
          return
        }
        expect(result.error.code).toMatch(/^[A-Z_]+$/)
        expect(result.error.message.length).toBeGreaterThan(20)
      }),
      { numRuns: 400 },
    )
  })

  it('the order of the rows changes nothing but rounding', async () => {
    const cases = fc.record({
      rows: fc.array(gentle, { minLength: 8, maxLength: 20 }),
      weighting: fc.array(step, { maxLength: 2 }),
      design,
      replicates: fc.constantFrom(
        null,
        { source: 'generate', type: 'JK1' },
        { source: 'generate', type: 'JKn' },
      ),
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ rows, ...request }) => {
        const forth = await run(rows, request)
        const back = await run([...rows].reverse(), request)
        expect(back.outcome).toBe(forth.outcome)
        if (forth.outcome !== 'ok' || back.outcome !== 'ok') return
        forth.estimates.ratio!.rows.forEach((one, i) => {
          const other = back.estimates.ratio!.rows[i]!
          if (one.estimate === null) expect(other.estimate).toBeNull()
          else expect(Math.abs(Number(other.estimate) - Number(one.estimate))).toBeLessThan(1e-7)
        })
      }),
      { numRuns: 150 },
    )
  })

  it('weights multiplied by a power of two leave means and their errors as they were, bit for bit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(gentle, { minLength: 6, maxLength: 20 }),
        fc.integer({ min: -60, max: 60 }),
        async (rows, power) => {
          const scaled = rows.map((one) => ({ ...one, w: String(Number(one.w) * 2 ** power) }))
          const request = {
            design: { weights: 'w' },
            estimates: [{ id: 'm', statistic: 'mean', variable: 'y' }],
          }
          const [plain, other] = [await run(rows, request), await run(scaled, request)]
          if (plain.outcome !== 'ok' || other.outcome !== 'ok') throw new Error('refused')
          expect(other.estimates.m!.rows).toEqual(plain.estimates.m!.rows)
        },
      ),
      { numRuns: 100 },
    )
  })
})
