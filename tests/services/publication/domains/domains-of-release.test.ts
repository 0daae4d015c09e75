import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findAnalysis } from '#app/data/results/analyses.server.ts'
import { findRelease, readReleasedCities } from '#app/data/results/releases.server.ts'
import { readCsv } from '#app/formats/csv.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { exportRelease } from '#app/services/publication/export-release.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import type { DomainCategory } from '#app/survey/reports/domains.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { OPEN, RANKED, makeClosedWave } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
let id: string
let open: CityReport[]
let own: CityReport[]
/** as it is kept, before anything was taken away */
let behind: CityReport[]
beforeAll(async () => {
  db = await openTestDatabase('reference')
  const analysed = await analyseWave(db, await makeClosedWave(db))
  if (analysed.outcome === 'refused') throw new Error(JSON.stringify(analysed))
  behind = (await findAnalysis(db, analysed.analysisId))!.cities
  const request = { confirmedBy: 'tests', publishedOn: '2026-04-15' }
  const released = await releaseWave(db, analysed.analysisId, request)
  if (released.outcome === 'refused') throw new Error(JSON.stringify(released))
  id = released.releaseId
  open = []
  own = []
  for await (const { report, evaluatorReport } of readReleasedCities(db, id)) {
    open.push(report)
    own.push(evaluatorReport)
  }
})
afterAll(() => db.remove())

const city = (reports: CityReport[], code: string) => reports.find((one) => one.city.code === code)!
const isHidden = ({ rows, mark }: DomainCategory) => rows.length === 0 && mark !== 'none'

describe('a release by domain', () => {
  it('has what the answers hold: district, age, sex and education, not hukou of a form that does not ask', async () => {
    expect(city(open, RANKED).domains!.map(({ variable }) => variable)).toEqual([
      'district',
      'age_group',
      'sex',
      'education',
    ])
    expect((await findRelease(db, id))!.summary.domains).toEqual([
      'district',
      'age_group',
      'sex',
      'education',
    ])
  })

  it('gives each domain the index, its five parts, the smile rate and satisfaction', () => {
    const sex = city(open, RANKED).domains!.find(({ variable }) => variable === 'sex')!
    expect(sex.categories.map(({ key }) => key).sort()).toEqual(['female', 'male'])
    for (const { rows, share } of sex.categories) {
      expect(rows.map(({ measure, code }) => `${measure} ${code}`.trim())).toEqual([
        'index',
        ...['S', 'M', 'I', 'L', 'E'].map((code) => `first_level ${code}`),
        'smile_rate',
        'satisfaction',
      ])
      expect(share).toBeGreaterThan(0.4)
    }
    expect(sex).toMatchObject({ comparisons: 16, correction: 'holm' })
  })

  it("makes the city's own index of its domains, as far as everybody said which is theirs", () => {
    const { domains, index } = city(open, RANKED)
    const sex = domains!.find(({ variable }) => variable === 'sex')!
    const mean = sex.categories.reduce((sum, { share, rows }) => sum + share! * rows[0]!.figure.value!, 0)
    expect(mean).toBeCloseTo(index.people.value!, 1)
    const [first, second] = sex.categories.map(({ rows }) => rows[0]!)
    expect(first!.difference).toBeCloseTo(first!.figure.value! - second!.figure.value!, 9)
  })

  it('names districts, and corrects many comparisons by their share of false findings', () => {
    const district = city(own, RANKED).domains![0]!
    expect(district.categories[0]!.label['zh-CN']).toMatch(/[区县市]$/)
    expect(district.correction).toBe(district.comparisons > 20 ? 'benjamini-hochberg' : 'holm')
  })

  it('calls nothing real in open participation', () => {
    const rows = city(open, OPEN).domains!.flatMap(({ categories }) => categories.flatMap((one) => one.rows))
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['open']))
    expect(rows.every(({ p, t, df }) => p === null && t === null && df === null)).toBe(true)
  })

  it('says on the method card how domains were tested', async () => {
    const { methodCard } = (await findRelease(db, id))!
    const text = methodCard.entries.find(({ key }) => key === 'processing')!.text
    expect(text.en).toContain('Benjamini-Hochberg')
    expect(text['zh-CN']).toContain('分人群结果')
  })
})

describe('what the public can work out of it', () => {
  it('is no number of answers of any domain', () => {
    for (const { domains = [] } of open) {
      for (const { categories } of domains) {
        for (const { n, effectiveN, rows } of categories) {
          expect([n, effectiveN]).toEqual([null, null])
          expect(rows.every(({ figure }) => figure.n === null && figure.effectiveN === null)).toBe(true)
        }
      }
    }
  })

  it('is no domain by taking the printed ones from the city', () => {
    let attacked = 0
    for (const [at, { domains = [] }] of open.entries()) {
      for (const domain of domains) {
        const kept = behind[at]!.domains!.find(({ variable }) => variable === domain.variable)!
        const hidden = domain.categories.filter(isHidden)
        if (domain.categories.length === 0 || hidden.length === 0) continue
        const answers = hidden.map(({ key }) => kept.categories.find((one) => one.key === key)!)
        // one alone would be what the others leave, and all of them together are an average of too few otherwise
        expect(hidden.length).toBeGreaterThan(1)
        expect(answers.reduce((sum, { n }) => sum + (n ?? 9), 0)).toBeGreaterThanOrEqual(30)
        for (const [row, measure] of kept.categories.find(({ rows }) => rows.length > 0)!.rows.entries()) {
          const total = kept.categories.reduce(
            (sum, { share, rows }) => sum + share! * (rows[row]?.figure.value ?? 0),
            0,
          )
          if (kept.categories.some(({ rows, share }) => share! > 0 && rows.length === 0)) continue
          const printed = domain.categories.reduce(
            (sum, { share, rows }) => sum + (rows.length > 0 ? share! * rows[row]!.figure.value! : 0),
            0,
          )
          for (const target of answers.filter(({ mark }) => mark === 'evaluators')) {
            const others = answers.reduce((sum, { share }) => sum + share!, 0) - target.share!
            const low = Math.max(0, (total - printed - 100 * others) / target.share!)
            const high = Math.min(100, (total - printed) / target.share!)
            const value = target.rows[row]!.figure.value!
            expect(measure.measure).toBe(target.rows[row]!.measure)
            expect(low).toBeLessThanOrEqual(Math.max(0, value - 5) + 1e-6)
            expect(high).toBeGreaterThanOrEqual(Math.min(100, value + 5) - 1e-6)
            attacked++
          }
        }
      }
    }
    expect(attacked).toBeGreaterThan(50)
  })

  it('is nothing of a city that is hidden', () => {
    for (const { mark, domains } of open) if (mark === 'hidden') expect(domains).toEqual([])
  })

  it('is told by every version of a domain alike: what everyone reads, evaluators read too', () => {
    for (const [at, { domains = [] }] of open.entries()) {
      for (const { variable, categories } of domains) {
        const theirs = own[at]!.domains!.find((one) => one.variable === variable)!
        for (const { key, rows } of categories) {
          if (rows.length === 0) continue
          const same = theirs.categories.find((one) => one.key === key)!
          expect(
            same.rows.map((row) => [row.figure.value, row.difference, row.pAdjusted, row.verdict]),
          ).toEqual(rows.map((row) => [row.figure.value, row.difference, row.pAdjusted, row.verdict]))
        }
      }
    }
  })
})

describe('the table of domains', () => {
  it('holds the figures of the report digit by digit, and says why others are not there', async () => {
    const file = await exportRelease(db, id, { what: 'domains', format: 'csv' })
    if (file.outcome !== 'exported') throw new Error(JSON.stringify(file))
    let text = ''
    for await (const chunk of file.chunks) text += chunk.toString()
    const rows = readCsv(Buffer.from(text)).table.rows.map(({ cells }) => cells)
    const sex = city(open, RANKED).domains!.find(({ variable }) => variable === 'sex')!
    const { key, rows: printed, share } = sex.categories[0]!
    const found = rows.find(
      (row) => row['city'] === RANKED && row['domain'] === key && row['measure'] === 'smile_rate',
    )!
    const smile = printed.find(({ measure }) => measure === 'smile_rate')!
    expect(found).toMatchObject({
      domain_variable: 'sex',
      unit: 'percent',
      estimate: String(smile.figure.value),
      against_others: String(smile.difference),
      p_corrected: String(smile.pAdjusted),
      domain_share: String(share),
      correction: 'holm',
      comparisons: '16',
      domain_verdict: smile.verdict,
      n: '',
    })
    const hidden = rows.filter(({ mark }) => mark === 'hidden' || mark === 'withheld')
    expect(hidden.length).toBeGreaterThan(0)
    expect(hidden.every(({ estimate, domain_share: its }) => estimate === '' && its === '')).toBe(true)
  })
})
