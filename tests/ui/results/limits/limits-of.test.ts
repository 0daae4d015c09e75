import { describe, expect, it } from 'vitest'

import { limitsOfCity, limitsOfRelease } from '#app/ui/results/limits/limits-of.ts'
import { drawRelease } from '#tests/support/records/report-factory.ts'

const { summary, reports } = drawRelease()
const keys = (limits: { key: string }[]) => limits.map(({ key }) => key)
const reportWith = (ask: (report: (typeof reports)[number]) => boolean) => reports.find(ask)!

describe('what a release cannot say', () => {
  it('is told from the release: who was asked, how, and what is missing', () => {
    const limits = limitsOfRelease(summary)
    expect(limits).toContainEqual({ key: 'chosen', cities: 12 })
    expect(limits).toContainEqual({ key: 'open', cities: 1 })
    expect(limits).toContainEqual({ key: 'indicative', cities: 1, n: 100 })
    expect(limits).toContainEqual({ key: 'hidden', cities: 1, n: 30 })
    expect(limits).toContainEqual({ key: 'told', share: 0.02 })
    expect(limits).toContainEqual({ key: 'nonresponse', margins: ['sex_age_group', 'education', 'district'] })
  })

  it('leaves out what the release has none of', () => {
    const cities = summary.cities.filter(({ place }) => place.blended).slice(0, 1)
    const counts = { ...summary.counts, ranked: 1, toldHowToAnswer: null }
    const framework = { ...summary.framework, status: 'published' as const }
    const found = keys(limitsOfRelease({ ...summary, cities, counts, framework }))
    expect(found).toEqual(['chosen', 'cause', 'nonresponse', 'languages'])
  })

  it('speaks of non-response only where people were invited', () => {
    const cities = summary.cities.map((line) => ({ ...line, design: 'open' as const }))
    expect(keys(limitsOfRelease({ ...summary, cities }))).not.toContain('nonresponse')
  })
})

describe('what a city’s page cannot say', () => {
  it('of open participation says that a model stands behind the intervals', () => {
    const limits = limitsOfCity(
      summary,
      reportWith(({ design }) => design === 'open'),
    )
    expect(keys(limits)).toContain('openHere')
    expect(keys(limits)).not.toContain('order')
  })

  it('counts the figures that are older than three years', () => {
    const report = reportWith(({ place }) => place.blended !== null)
    const n = report.objective.length
    expect(limitsOfCity(summary, report)).toContainEqual({ key: 'old', n, cities: n })
  })

  it('of few answers says that they are a hint', () => {
    expect(
      keys(
        limitsOfCity(
          summary,
          reportWith(({ mark }) => mark === 'indicative'),
        ),
      ),
    ).toContain('indicativeHere')
  })
})
