import { describe, expect, it } from 'vitest'

import { protectAnalysis } from '#app/services/publication/protection/protect-analysis.ts'
import type { CityReport, Mark } from '#app/survey/reports/report.ts'
import { figure, drawRelease } from '#tests/support/records/report-factory.ts'

/** Twelve made cities, all published but those whose mark is given. */
function made(marks: Record<number, Mark>) {
  const { summary, reports } = drawRelease({ cities: 12 })
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

  it('counts the answers of published cities alone, so no total gives a hidden city away', () => {
    const { summary, reports } = made({ 3: 'evaluators' })
    const { cities, summary: open } = protectAnalysis(summary, reports)
    const published = cities.map(({ report }) => report.n ?? 0)
    expect(published.filter((n) => n === 0)).toHaveLength(1)
    expect(open.counts.responses).toBe(published.reduce((sum, n) => sum + n, 0))
    expect(open.counts.responses).toBeLessThan(reports.reduce((sum, { n }) => sum + (n ?? 0), 0))
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
