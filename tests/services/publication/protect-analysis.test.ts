import { describe, expect, it } from 'vitest'

import { protectAnalysis } from '#app/services/publication/protect-analysis.ts'
import type { CityReport, Mark } from '#app/survey/report.ts'
import { figure, makeRelease } from '#tests/support/records/report-factory.ts'

/** Twelve made cities, all published but those whose mark is given. */
function made(marks: Record<number, Mark>) {
  const { summary, reports } = makeRelease({ cities: 12 })
  const marked = reports.map((report, at): CityReport => {
    const mark = marks[at] ?? 'shown'
    const n = mark === 'shown' ? 500 + at : 15
    return {
      ...report,
      mark,
      n,
      effectiveN: n / 2,
      index: { people: figure(60, 1, n), blended: figure(61, 1, n) },
    }
  })
  const cities = summary.cities.map((line, at) => ({ ...line, mark: marked[at]!.mark, n: marked[at]!.n }))
  return { summary: { ...summary, cities }, reports: marked }
}

describe('protectAnalysis', () => {
  it('gives evaluators what was analysed and everyone what may be read', () => {
    const { summary, reports } = made({ 3: 'evaluators', 5: 'hidden' })
    const { cities, summary: open } = protectAnalysis(summary, reports)
    expect(cities.map(({ evaluatorReport }) => evaluatorReport)).toEqual(reports)
    expect(cities[3]?.report).toMatchObject({ mark: 'hidden', n: null, index: { people: { value: null } } })
    expect(open.cities[3]).toMatchObject({ mark: 'hidden', n: null, index: { blended: { value: null } } })
    expect(open.cities[0]).toMatchObject({ mark: 'shown', n: 500 })
  })

  it('withholds the count of the smallest city beside a single hidden one, so no total gives it away', () => {
    const { summary, reports } = made({ 3: 'evaluators' })
    const { cities, summary: open } = protectAnalysis(summary, reports)
    expect(cities.filter(({ report }) => report.n === null)).toHaveLength(2)
    const smallest = cities[0]!.report
    expect(smallest).toMatchObject({ mark: 'shown', n: null, effectiveN: null })
    expect(smallest.index.people).toMatchObject({ value: 60, n: null, effectiveN: null })
    expect(open.cities[0]).toMatchObject({ mark: 'shown', n: null, index: { people: { n: null } } })
    const own = open.groups.filter(({ by, key }) => by === 'all' || key === smallest.city.cluster)
    expect(own.length).toBeGreaterThan(1)
    for (const group of own) expect(group.residents.people).toMatchObject({ n: null, effectiveN: null })
    const others = open.groups.filter((group) => !own.includes(group))
    for (const group of others) expect(group.residents.people.n).toBe(9000)
  })

  it('withholds no count when no city or several are hidden', () => {
    for (const marks of [{}, { 3: 'hidden', 4: 'evaluators' } as Record<number, Mark>]) {
      const { summary, reports } = made(marks)
      const { cities } = protectAnalysis(summary, reports)
      expect(cities.filter(({ report }) => report.n === null)).toHaveLength(Object.keys(marks).length)
    }
  })

  it('drops an item as a whole when its score is too thin, for its shares would give the score away', () => {
    const { summary, reports } = made({})
    const [first] = reports
    const item = { ...first!.items[0]!, score: { ...first!.items[0]!.score, mark: 'evaluators' as const } }
    const { cities } = protectAnalysis(summary, [{ ...first!, items: [item] }, ...reports.slice(1)])
    const [shown] = cities[0]!.report.items
    expect(shown).toMatchObject({
      dontKnow: null,
      notApplicable: null,
      score: { value: null, mark: 'hidden' },
    })
    expect(shown?.options.every(({ share }) => share === null)).toBe(true)
  })
})
