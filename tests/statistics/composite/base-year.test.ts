import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StepSpec } from '#app/statistics/composite/spec/step-spec.ts'
import { run } from './index-case.ts'

type Row = { city: string; year: string; values: (number | null)[] }

const pipeline: StepSpec[] = [
  {
    step: 'normalise',
    in: 'raw',
    out: 'scored',
    default: { method: 'minMax', range: [0, 100] },
    byIndicator: { b: { method: 'zScore', mean: 50, sd: 10 } },
    reference: { column: 'year', value: '2020' },
    expect: 'all',
  },
  { step: 'aggregate', in: 'scored', out: 'index', method: 'arithmetic', expect: 'all' },
]

/** Scores of every row, by city and year, on the scale of 2020. */
function scores(rows: Row[]): Map<string, (number | null)[]> {
  const data = {
    name: 'data.csv',
    columns: ['city', 'year', 'a', 'b', 'c'],
    rows: rows.map(({ city, year, values }) => [
      `${city} ${year}`,
      year,
      ...values.map((value) => (value === null ? '' : String(value))),
    ]),
  }
  const { units, datasets } = run({ pipeline }, data)
  const columns = Object.values(datasets['index']?.values ?? {})
  return new Map(units.map((unit, at) => [unit, columns.map((column) => column[at] ?? null)]))
}

const values = fc.tuple(
  ...Array.from({ length: 3 }, () =>
    fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { freq: 5, nil: null }),
  ),
)
const rowsOf = (year: fc.Arbitrary<string>, prefix: string) =>
  fc.uniqueArray(fc.record({ city: fc.nat(30).map((at) => `${prefix}${at}`), year, values }), {
    selector: ({ city, year: own }) => `${city} ${own}`,
    minLength: 3,
    maxLength: 12,
  })

describe('the scale of a base year', () => {
  it('a new city or a new year leaves old scores unchanged, digit for digit', () => {
    fc.assert(
      fc.property(
        rowsOf(fc.constant('2020'), 'base'),
        rowsOf(fc.constantFrom('2021', '2022'), 'base'),
        rowsOf(fc.constantFrom('2019', '2021', '2023'), 'new'),
        (base, later, added) => {
          const before = scores([...base, ...later])
          const after = scores([...added, ...base, ...later])
          for (const [unit, own] of before) expect(after.get(unit)).toEqual(own)
          expect(after.size).toBe(before.size + added.length)
        },
      ),
      { numRuns: 60 },
    )
  })
})
