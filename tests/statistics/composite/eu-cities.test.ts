import { describe, expect, it } from 'vitest'
import { correlate } from '#app/statistics/composite/columns/correlation.ts'
import { runIndex, type IndexResult } from '#app/statistics/composite/spec/run-index.ts'
import type { StepSpec } from '#app/statistics/composite/spec/step-spec.ts'
import { areThere, figures, frameworkOf, questions, tableOf } from './eu-cities.ts'

console.info(
  `city results from ../shared: ${areThere ? `${figures.length} figures read` : 'absent, none checked'}`,
)

const goalposts = { method: 'goalposts', low: 0, high: 100, scale: 100 } as const
const aggregate = (input: string, out: string): StepSpec => ({
  step: 'aggregate',
  in: input,
  out,
  method: 'arithmetic',
  weights: 'framework',
  expect: 'all',
})
/** Three editions of one index: on fixed goalposts, on each year's own scale, on the scale of 2019. */
const pipeline: StepSpec[] = [
  { step: 'normalise', in: 'raw', out: 'fixed', default: goalposts },
  {
    step: 'normalise',
    in: 'raw',
    out: 'perYear',
    default: { method: 'minMax', range: [0, 100] },
    by: 'year',
  },
  {
    step: 'normalise',
    in: 'raw',
    out: 'baseYear',
    default: { method: 'minMax', range: [0, 100] },
    reference: { column: 'year', value: 2019 },
  },
  aggregate('fixed', 'fixedIndex'),
  aggregate('perYear', 'perYearIndex'),
  aggregate('baseYear', 'baseYearIndex'),
  { step: 'rank', in: 'baseYearIndex', out: 'ranks', nodes: ['Index'], by: 'year', expect: 'all' },
]
const change = {
  id: 'change',
  type: 'change',
  in: 'fixedIndex',
  node: 'Index',
  entity: 'city',
  time: 'year',
} as const

function build(rows = figures, asked = questions): IndexResult {
  return runIndex(
    { data: { unitId: 'key' }, framework: { nodes: frameworkOf(asked) }, pipeline, analyses: [change] },
    { data: tableOf(rows, asked), tables: new Map(), solver: null },
  )
}

/** Scores of an edition, by city and year; what is missing is left out. */
function scoresOf(result: IndexResult, edition: string, node: string): Map<string, number> {
  const column = result.datasets[edition]?.values?.[node] ?? []
  return new Map(result.units.flatMap((unit, at) => (column[at] == null ? [] : [[unit, column[at]]])))
}

/** Correlation of two years over the cities that have both. */
function agreement(scores: Map<string, number>, before: string, after: string) {
  const cities = [...scores.keys()].flatMap((key) => {
    const [city = '', year] = key.split('|')
    return year === after && scores.has(`${city}|${before}`) ? [city] : []
  })
  const inYear = (year: string) => Float64Array.from(cities, (city) => scores.get(`${city}|${year}`) ?? NaN)
  return { cities: cities.length, r: correlate(inYear(before), inYear(after), 'pearson') }
}

describe.runIf(areThere)('the index of European cities', () => {
  const all = areThere ? build() : null!

  it('has 39 indicators in five years and never a number that is none', () => {
    expect(questions.length).toBe(39)
    expect([...new Set(figures.map(({ year }) => year))].sort()).toEqual([
      '2009',
      '2012',
      '2015',
      '2019',
      '2023',
    ])
    expect(JSON.stringify(all)).not.toMatch(/NaN|Infinity/)
    expect(scoresOf(all, 'fixedIndex', 'Index').size).toBeGreaterThan(400)
  })

  it('finds that 2019 and 2023 agree on the six questions both years asked', () => {
    const asked = [
      ...new Set(figures.filter(({ year }) => year === '2023').map(({ indicator }) => indicator)),
    ]
    expect(asked.length).toBe(6)
    const six = questions.filter(({ indicator }) => asked.includes(indicator))
    for (const { indicator } of six) {
      const own = figures.filter(
        (figure) => figure.indicator === indicator && figure.eurostat_city_code !== '',
      )
      const shares = new Map(
        own.map((figure) => [`${figure.eurostat_city_code}|${figure.year}`, Number(figure.percent_positive)]),
      )
      const { cities, r } = agreement(shares, '2019', '2023')
      expect(cities, indicator).toBe(75)
      expect(r, indicator).toBeGreaterThanOrEqual(0.92)
      expect(r, indicator).toBeLessThanOrEqual(0.97)
    }
    // so does the index built on them alone
    const index = build(
      figures.filter(({ indicator }) => asked.includes(indicator)),
      six,
    )
    const both = agreement(scoresOf(index, 'fixedIndex', 'Index'), '2019', '2023')
    expect(both.cities).toBe(75)
    expect(both.r).toBeGreaterThan(0.92)
  })

  it('gives 2019 the same scores on its own scale and on the scale of 2019', () => {
    const own = scoresOf(all, 'perYearIndex', 'Index')
    const base = scoresOf(all, 'baseYearIndex', 'Index')
    const of2019 = [...own].filter(([key]) => key.endsWith('|2019'))
    expect(of2019.length).toBeGreaterThan(75)
    for (const [key, score] of of2019) expect(base.get(key)).toBe(score)
  })

  it('keeps every old score on the scale of 2019 when a year or cities come in, digit for digit', () => {
    const without2023 = build(figures.filter(({ year }) => year !== '2023'))
    const early = ['AT001C', 'BE001C', 'DE001C']
    const fewer = build(
      figures.filter((figure) => figure.year === '2019' || early.includes(figure.eurostat_city_code)),
    )
    for (const node of ['Index', 'S.', 'L.', 'M1']) {
      const after = scoresOf(all, 'baseYearIndex', node)
      for (const before of [without2023, fewer]) {
        for (const [key, score] of scoresOf(before, 'baseYearIndex', node)) expect(after.get(key)).toBe(score)
      }
    }
  })

  it('ranks every year by itself and reports change from the first to the last year of a city', () => {
    const scores = scoresOf(all, 'baseYearIndex', 'Index')
    const ranks = scoresOf(all, 'ranks', 'Index')
    for (const [key, score] of scores) {
      const year = key.split('|')[1] ?? ''
      const better = [...scores].filter(([other, value]) => other.endsWith(`|${year}`) && value > score)
      expect(ranks.get(key)).toBe(better.length + 1)
    }
    const fixed = scoresOf(all, 'fixedIndex', 'Index')
    const changes = all.analyses['change'] as Record<string, { from: string; to: string; difference: number }>
    for (const [city, { from, to, difference }] of Object.entries(changes)) {
      expect(difference).toBeCloseTo(fixed.get(`${city}|${to}`)! - fixed.get(`${city}|${from}`)!, 12)
    }
  })
})

describe.runIf(!areThere)('the index of European cities', () => {
  it('is not checked: the city results are absent', () => expect(figures).toEqual([]))
})
