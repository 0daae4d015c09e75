import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findAnalysis, type AnalysisRecord } from '#app/data/results/analyses.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { buildRelease, printedFor } from '#app/services/publication/build-release.server.ts'
import { auditPrinted } from '#app/services/publication/disclosure/audit-publication.ts'
import type { PrintedRelease } from '#app/services/publication/disclosure/printed-release.ts'
import { loadLinearSolver, type LinearSolver } from '#app/statistics/linear-program.ts'
import type { ChangeRow } from '#app/survey/trend/changes.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { DEFAULT_POPULATION } from '#app/survey/wave/new-wave.ts'
import { waveSettingsSchema } from '#app/survey/wave/wave.ts'
import {
  EVALUATORS,
  HIDDEN,
  INDICATIVE,
  makeClosedWave,
  OPEN,
  RANKED,
  RANKED_TOO,
  SHOWN,
} from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const SETTINGS = waveSettingsSchema.parse({ population: DEFAULT_POPULATION, minutes: 4 })
const PUBLISHED = [RANKED, RANKED_TOO, SHOWN, INDICATIVE, OPEN]

let db: TestDatabase
let solver: LinearSolver
let analysis: AnalysisRecord
/** the public's and the evaluators' version of a release in which one city of 20 and one of 6 are hidden */
let clean: [PrintedRelease, PrintedRelease]
/** the same with one hidden city alone */
let alone: PrintedRelease
beforeAll(async () => {
  db = await openTestDatabase('reference')
  solver = await loadLinearSolver()
  analysis = await analysed(await makeClosedWave(db))
  clean = await printed(analysis)
  const cities = [
    { code: RANKED, responses: 300 },
    { code: SHOWN, responses: 150 },
    { code: EVALUATORS, responses: 20 },
  ]
  ;[alone] = await printed(await analysed(await makeClosedWave(db, { id: 'alone', cities })))
})
afterAll(() => db.remove())

async function analysed(wave: string): Promise<AnalysisRecord> {
  const outcome = await analyseWave(db, wave)
  if (outcome.outcome === 'refused') throw new Error(JSON.stringify(outcome))
  return (await findAnalysis(db, outcome.analysisId))!
}

async function printed(record: AnalysisRecord) {
  return printedFor(await buildRelease(record, SETTINGS, solver, null), record.fieldwork, record.cities)
}

function withReport(release: PrintedRelease, code: string, change: (report: CityReport) => CityReport) {
  const reports = release.reports.map((report) => (report.city.code === code ? change(report) : report))
  return { ...release, reports }
}

describe('a release as it is built', () => {
  it('gives away nothing, neither to the public nor to evaluators', () => {
    expect(auditPrinted(clean[0], solver)).toEqual([])
    expect(auditPrinted(clean[1], solver)).toEqual([])
    expect(auditPrinted(alone, solver)).toEqual([])
  })

  it('tells of published cities alone: answers, modes, languages, invitations, flags', () => {
    const [{ summary, reports, fieldwork }] = clean
    const published = reports.filter(({ n }) => n !== null)
    expect(published.map(({ city }) => city.code).sort()).toEqual([...PUBLISHED].sort())
    const sum = published.reduce((total, { n }) => total + n!, 0)
    expect(summary.counts.responses).toBe(sum)
    expect(fieldwork.modes).toEqual({ web: sum })
    expect(fieldwork.languages).toEqual({ 'zh-CN': sum })
    expect(fieldwork.invited).toBe(4 * 4000)
    expect(fieldwork.answeredOfInvited).toBe(300 + 280 + 150 + 60)
  })
})

describe('a planted leak is found', () => {
  it('a total that counts the one hidden city', () => {
    const counts = { ...alone.summary.counts, responses: 470 }
    const [found, ...others] = auditPrinted({ ...alone, summary: { ...alone.summary, counts } }, solver)
    expect(others).toEqual([])
    expect(found).toMatchObject({
      kind: 'hidden-count',
      audience: 'public',
      city: { code: EVALUATORS },
      low: 20,
      high: 20,
      by: ['total'],
    })
  })

  it('a total over two hidden cities, when their sum leaves either too little room', () => {
    const [release] = clean
    const found = (hidden: number) => {
      const counts = { ...release.summary.counts, responses: release.summary.counts.responses + hidden }
      const behind = release.behind.map((report) => {
        const n = report.city.code === HIDDEN ? hidden - 20 : report.n
        return { ...report, n }
      })
      return auditPrinted({ ...release, behind, summary: { ...release.summary, counts } }, solver)
    }
    // 1 to 25 each: 20 and 6 keep their distance
    expect(found(26)).toEqual([])
    // 20 and 1: known to be 1 to 20, so never more than 20
    expect(found(21).map(({ city, low, high }) => [city?.code, low, high])).toEqual([[EVALUATORS, 1, 20]])
  })

  it('a group that counts a hidden city, or has its score in the mean', () => {
    const change = (release: PrintedRelease, n: number, value: number): PrintedRelease => ({
      ...release,
      summary: {
        ...release.summary,
        groups: release.summary.groups.map((group) => {
          if (group.by !== 'all') return group
          const { people } = group.plain
          return {
            ...group,
            plain: { ...group.plain, people: { ...people, n: people.n! + n, value: people.value! + value } },
          }
        }),
      },
    })
    expect(auditPrinted(change(alone, 20, 0), solver)).toMatchObject([
      { kind: 'hidden-count', city: { code: EVALUATORS }, low: 20, high: 20, by: ['group'] },
    ])
    const score = alone.behind.find(({ city }) => city.code === EVALUATORS)!.index.people.value!
    const { value } = alone.summary.groups.find(({ by }) => by === 'all')!.plain.people
    const [found, ...others] = auditPrinted(change(alone, 0, (2 * value! + score) / 3 - value!), solver)
    expect(others).toEqual([])
    expect(found).toMatchObject({ kind: 'hidden-score', city: { code: EVALUATORS }, by: ['group', 'index'] })
    expect(found!.low).toBeCloseTo(score, 6)
    expect(found!.high).toBeCloseTo(score, 6)
  })

  it('a response rate with so many digits that it counts the hidden city', () => {
    const tell = (invited: number) => {
      const fieldwork = { ...alone.fieldwork, invited, answeredOfInvited: 470 }
      return auditPrinted({ ...alone, fieldwork }, solver)
    }
    expect(tell(2000)).toMatchObject([{ kind: 'hidden-count', low: 19, high: 21, by: ['card'] }])
    // one decimal of a rate of 60,000 leaves all that was possible before
    expect(tell(60_000)).toEqual([])
  })

  it('shares of modes that only one number of answers can have', () => {
    const cities = [
      { code: SHOWN, responses: 31 },
      { code: EVALUATORS, responses: 20 },
    ]
    const small = async () => {
      const record = await analysed(await makeClosedWave(db, { id: 'small', cities }))
      const [open] = await printed(record)
      return { ...open, fieldwork: { ...open.fieldwork, modes: { web: 37, phone: 9, mail: 5 } } }
    }
    return small().then((release) => {
      const [found] = auditPrinted(release, solver)
      expect(found).toMatchObject({ kind: 'hidden-count', city: { code: EVALUATORS }, by: ['card'] })
      expect(found!.high! - found!.low!).toBeLessThan(10)
    })
  })

  it('a score from too few answers that entered the index', () => {
    const empty = { value: null, se: null, low: null, high: null, n: null, effectiveN: null, deff: null }
    const [release] = clean
    const kept = release.behind.find(({ city }) => city.code === SHOWN)!
    const hide = (code: string) =>
      withReport(release, SHOWN, (report) => ({
        ...report,
        nodes: report.nodes.map((node) =>
          node.code === code
            ? { ...node, people: { ...empty, mark: 'hidden' }, blended: { ...empty, mark: 'hidden' } }
            : node,
        ),
        items: report.items.map((item) =>
          item.dimension === code
            ? {
                ...item,
                score: { ...empty, mark: 'hidden' },
                topTwo: { ...empty, mark: 'hidden' },
                dontKnow: null,
                notApplicable: null,
                options: [],
              }
            : item,
        ),
      }))
    const found = auditPrinted(hide('L2'), solver)
    const scores = found.filter(({ kind }) => kind === 'hidden-score')
    const value = kept.nodes.find(({ code }) => code === 'L2')!.people.value!
    expect(scores[0]).toMatchObject({ city: { code: SHOWN }, by: ['index'] })
    expect(scores[0]!.low).toBeCloseTo(value, 6)
    expect(scores[0]!.high).toBeCloseTo(value, 6)
  })

  it('a hidden number of answers whose interval, design effect or share is left', () => {
    const [release] = clean
    const left = (change: Partial<CityReport>) =>
      auditPrinted(
        withReport(release, HIDDEN, (report) => ({ ...report, ...change })),
        solver,
      )
    const report = release.reports.find(({ city }) => city.code === HIDDEN)!
    const remains = [{ kind: 'still-printed', city: { code: HIDDEN }, by: ['itself'] }]
    expect(left({ effectiveN: 5.2 })).toMatchObject(remains)
    expect(left({ deff: 1.1 })).toMatchObject(remains)
    expect(left({ smileRate: { ...report.smileRate, se: 3, low: 10, high: 30 } })).toMatchObject(remains)
    const [item, ...items] = report.items
    expect(left({ items: [{ ...item!, dontKnow: 1 / 6 }, ...items] })).toMatchObject(remains)
  })

  it('a hidden figure whose change since an earlier wave is left, for then as now gives it away', () => {
    const row: ChangeRow = {
      ...{ measure: 'smile_rate', code: '', edition: 'people', before: { value: 60, low: 55, high: 65 } },
      ...{ now: null, difference: 4, se: 3, low: -2, high: 10, df: 90, t: 1.3, p: 0.2, pAdjusted: 0.2 },
      ...{ verdict: 'no-clear-change', breaks: [], bridges: [], parts: null },
    }
    const withRows = (rows: ChangeRow[]) => {
      const changes = [{ wave: 'before', release: 'before-r1', rows }]
      return auditPrinted(
        withReport(clean[0], HIDDEN, (report) => ({ ...report, changes })),
        solver,
      )
    }
    expect(withRows([])).toEqual([])
    expect(withRows([row])).toMatchObject([{ kind: 'still-printed', city: { code: HIDDEN }, by: ['itself'] }])
  })
})
