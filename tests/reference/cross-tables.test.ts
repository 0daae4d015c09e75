import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { addCellTotals, emptyCellTotals } from '#app/statistics/estimation/tables/cell-totals.ts'
import { comparePairs, compareWithRest } from '#app/statistics/estimation/tables/compare-means.ts'
import { crossTable, meansByGroup } from '#app/statistics/estimation/tables/cross-table.ts'
import type { WeightingRecipe } from '#app/statistics/weighting/city-columns.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'

const FOLDER = new URL('./cross-tables/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')

interface Share {
  value: number
  se: number
  n: number
}
interface Expected {
  margins: { sex: number[][]; edu: number[][] }
  degrees: number
  ofGroup: Share[][]
  ofAnswer: Share[][]
  all: Share[]
  means: Share[]
  intervals: [number, number][]
  pairs: { first: number; second: number; difference: number; se: number }[]
  pairP: number[]
  holm: number[]
  benjaminiHochberg: number[]
  rest: { difference: number; se: number }[]
  f: { statistic: number; ndf: number; ddf: number; pValue: number }
  chisqP: number
}
const expected = JSON.parse(read('expected.json')) as Expected

/** survey's raking stops when no cell moves by 1e-13 of the people, so the last digits are its own */
const DIGITS = 1e-9

const RECIPE: WeightingRecipe = {
  nonresponse: null,
  margins: ['sex', 'edu'],
  collapseBelow: 0,
  trimUpperMedians: null,
  maxIterations: 2000,
  tolerance: 1e-14,
  normaliseTo: null,
  withheld: 'refuse',
}
const ANSWERS = 5
const GROUPS = 3
const LEVEL = 0.95

function readRows() {
  const [header = '', ...lines] = read('data.csv').trim().split('\n')
  const names = header.replaceAll('"', '').split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, at) => [name, cells[at] === '' ? -1 : Number(cells[at])]))
  })
}

function totalsOfCities() {
  const rows = readRows()
  const totals = emptyCellTotals(ANSWERS * GROUPS)
  const sizes = new Map<number, { n: number; strata: Set<string> }>()
  for (const city of [0, 1]) {
    const own = rows.filter((row) => row['city'] === city)
    const column = (name: string) => Int32Array.from(own, (row) => row[name]!)
    const margin = (variable: 'sex' | 'edu') => {
      const totalsOf = Float64Array.from(expected.margins[variable][city]!)
      return {
        variable,
        categories: [...totalsOf.keys()].map(String),
        totals: totalsOf,
        codes: column(variable),
      }
    }
    const strata = column('stratum')
    const stratumSizes = new Float64Array(Math.max(...strata) + 1)
    own.forEach((row) => (stratumSizes[row['stratum']!] = row['size']!))
    const weighting = weighCity(
      {
        baseWeights: Float64Array.from(own, (row) => row['weight']!),
        strata,
        stratumSizes,
        margins: [margin('sex'), margin('edu')],
      },
      RECIPE,
    )
    const cells = Int32Array.from(own, (row) =>
      row['group']! < 0 || row['answer']! < 0 ? -1 : row['group']! * ANSWERS + row['answer']!,
    )
    addCellTotals(totals, { weighting, cells, scale: 1 }, 'adjust')
    for (const row of own) {
      if (row['group']! < 0 || row['answer']! < 0) continue
      const group = sizes.get(row['group']!) ?? { n: 0, strata: new Set() }
      group.n++
      group.strata.add(`${city} ${row['stratum']}`)
      sizes.set(row['group']!, group)
    }
  }
  const degrees = Array.from({ length: GROUPS }, (_, group) => {
    const { n, strata } = sizes.get(group)!
    return n - strata.size
  })
  return { totals, degrees }
}

function near(found: number | null | undefined, wanted: number) {
  expect(found).not.toBeNull()
  expect(Math.abs(found! - wanted)).toBeLessThanOrEqual(DIGITS * Math.max(1, Math.abs(wanted)))
}

describe('a cross table of two raked cities, as R survey 4.1.1 has it', () => {
  const { totals, degrees } = totalsOfCities()
  const shape = { answers: ANSWERS, groups: GROUPS }
  const table = crossTable(totals, shape, degrees, LEVEL, 1)
  const values = [0, 100 / 3, 200 / 3, 100, NaN]
  const means = meansByGroup(totals, shape, values, degrees, LEVEL)

  it('has the shares of answers within groups, of groups within answers, and of all', () => {
    const compare = (found: typeof table.ofGroup, wanted: Share[][]) =>
      wanted.forEach((line, group) =>
        line.forEach((share, answer) => {
          const cell = found[group]![answer]!
          near(cell.value, share.value)
          near(cell.se, share.se)
          expect(cell.n).toBe(share.n)
        }),
      )
    compare(table.ofGroup, expected.ofGroup)
    compare(table.ofAnswer, expected.ofAnswer)
    expected.all.forEach((share, answer) => {
      near(table.all[answer]!.value, share.value)
      near(table.all[answer]!.se, share.se)
    })
  })

  it('has the logit intervals', () => {
    expected.intervals.forEach(([low, high], group) => {
      near(table.ofGroup[group]![1]!.low, low)
      near(table.ofGroup[group]![1]!.high, high)
    })
  })

  it('has the second-order Rao-Scott F and the first-order p-value', () => {
    const { f, chisq } = table.test!
    near(f!.statistic, expected.f.statistic)
    near(f!.ndf, expected.f.ndf)
    near(f!.ddf, expected.f.ddf)
    near(f!.pValue, expected.f.pValue)
    near(chisq.pValue, expected.chisqP)
  })

  it('has the means and their differences, in pairs with both corrections and against the rest', () => {
    expected.means.forEach((mean, group) => {
      near(means.means[group]!.value, mean.value)
      near(means.means[group]!.se, mean.se)
    })
    expect(totals.degrees).toBe(expected.degrees)
    const options = { confidenceLevel: LEVEL, correction: 'holm' as const }
    const pairs = comparePairs(totals, means.means, options)
    expected.pairs.forEach((pair, at) => {
      expect(pairs[at]).toMatchObject({ first: pair.first, second: pair.second })
      near(pairs[at]!.difference, pair.difference)
      near(pairs[at]!.se, pair.se)
      near(pairs[at]!.pValue, expected.pairP[at]!)
      near(pairs[at]!.adjustedP, expected.holm[at]!)
    })
    const other = comparePairs(totals, means.means, { ...options, correction: 'benjamini-hochberg' })
    expected.benjaminiHochberg.forEach((p, at) => near(other[at]!.adjustedP, p))
    const rest = compareWithRest(totals, means.means, means.rests, options)
    expected.rest.forEach((line, group) => {
      near(rest[group]!.difference, line.difference)
      near(rest[group]!.se, line.se)
    })
  })
})
