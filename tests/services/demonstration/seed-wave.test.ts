import { createHash } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { listStrata, type StratumRow } from '#app/data/fieldwork/strata.server.ts'
import { findAnalysis } from '#app/data/results/analyses.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { EARLIER_WAVE } from '#app/services/demonstration/demonstration-waves.ts'
import { seedWave, type SeedRequest } from '#app/services/demonstration/seed-wave.server.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import { itemsForCity } from '#app/survey/questionnaire/questionnaire.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { marginColumns, type ResponseRow } from '#app/survey/response.ts'
import { checkAnswers } from '#app/survey/rules/rules.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const REQUEST: SeedRequest = {
  cities: 12,
  responses: 6000,
  seed: 7,
  id: 'synthetic-test',
  now: new Date('2026-11-22T08:00:00Z'),
  progress: () => undefined,
}

let db: TestDatabase
let wave: WaveRecord
let rows: ResponseRow[]
let strata: StratumRow[]
let stored = 0

beforeAll(async () => {
  db = await openTestDatabase('reference')
  const outcome = await seedWave(db, { ...REQUEST, progress: (more) => (stored += more) })
  expect(outcome).toMatchObject({ outcome: 'seeded', cities: 12, responses: 6000 })
  wave = (await findWave(db, REQUEST.id))!
  rows = readRows(db)
  strata = await listStrata(db, REQUEST.id)
})
afterAll(() => db.remove())

describe('a seeded wave', () => {
  it('is closed, invited and labelled synthetic in both languages', () => {
    expect(wave).toMatchObject({ status: 'closed', synthetic: true })
    expect(wave.title['zh-CN']).toContain('合成演示数据')
    expect(wave.title.en).toContain('Synthetic demonstration data')
    expect(wave.cities.map((city) => city.design)).toEqual(Array(12).fill('invited'))
  })

  it('has exactly the responses asked for and tells of each as it is stored', () => {
    expect(rows).toHaveLength(6000)
    expect(stored).toBe(6000)
  })

  it('holds only answers that the questionnaire of the city accepts', () => {
    const items = itemsByCity()
    const refused = rows.filter((row) => {
      const { answers, issues } = checkAnswers(items.get(row.cityCode)!, JSON.parse(row.answers) as Answers)
      return issues.length > 0 || JSON.stringify(answers) !== row.answers
    })
    expect(refused).toEqual([])
  })

  it('keeps the weighting columns in step with the answers', () => {
    const items = itemsByCity()
    const expected = rows.map((row) =>
      marginColumns(items.get(row.cityCode)!, JSON.parse(row.answers) as Answers),
    )
    const kept = rows.map(({ sex, ageGroup, education, district }) => ({
      sex,
      ageGroup,
      education,
      district,
    }))
    expect(kept).toEqual(expected)
  })

  it('gives every respondent the base weight of the stratum, which is the district lived in', () => {
    const weight = new Map(strata.map((s) => [`${s.cityCode} ${s.code}`, s.population / s.invited]))
    expect(rows.map((row) => row.baseWeight)).toEqual(
      rows.map((row) => weight.get(`${row.cityCode} ${row.stratum}`)),
    )
    expect(rows.filter(({ district, stratum }) => district !== null && district !== stratum)).toEqual([])
  })

  it('invites enough in every stratum for anonymous tickets, and never more than live or answer there', () => {
    const answered = new Map<string, number>()
    for (const row of rows) answered.set(row.stratum!, (answered.get(row.stratum!) ?? 0) + 1)
    for (const { code, population, invited } of strata) {
      expect(invited).toBeGreaterThanOrEqual(Math.min(200, population))
      expect(invited).toBeLessThanOrEqual(population)
      expect(answered.get(code) ?? 0).toBeLessThanOrEqual(invited)
    }
  })

  it('stays within the field period and uses ids without order', () => {
    expect(rows.filter(({ day }) => day < wave.opensOn || day > wave.closesOn)).toEqual([])
    expect(rows.filter(({ id }) => !/^[0-9a-f]{32}$/.test(id))).toEqual([])
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
    expect(new Set(rows.map((row) => row.day)).size).toBe(30)
  })

  it('holds a few per cent of withheld demographics, open texts of four in ten, few who were told how to answer', () => {
    const share = (test: (answers: Answers, row: ResponseRow) => boolean) =>
      rows.filter((row) => test(JSON.parse(row.answers) as Answers, row)).length / rows.length
    expectWithin(
      share((_, row) => row.education === null),
      0.01,
      0.05,
    )
    expectWithin(
      share((_, row) => row.district === null),
      0.01,
      0.05,
    )
    expectWithin(
      share((answers) => answers['one_change_open'] !== undefined),
      0.35,
      0.45,
    )
    expectWithin(
      share((answers) => answers['told_how_to_answer'] === 'yes'),
      0.01,
      0.03,
    )
    expectWithin(
      share((answers) => answers['smile_greet_day'] === 99),
      0.01,
      0.04,
    )
    expectWithin(
      share((answers) => answers['l3_schools'] === 97),
      0.1,
      0.25,
    )
    expectWithin(
      share((_, row) => row.language === 'en'),
      0.005,
      0.03,
    )
  })
})

describe('the same seed', () => {
  it('gives the same bytes, another seed others', async () => {
    const small = { ...REQUEST, cities: 3, responses: 600 }
    const expected = await hashOfRun(small)
    expect(await hashOfRun(small)).toBe(expected)
    expect(await hashOfRun({ ...small, seed: 8 })).not.toBe(expected)
  })
})

describe('its analysis', () => {
  it('needs the weights: the young and educated are too many before, and none of them after', async () => {
    const outcome = await analyseWave(db, REQUEST.id, undefined, { today: '2026-11-22' })
    expect(outcome.outcome).toBe('analysed')
    const stored = db.columns.prepare('SELECT "report" FROM "AnalysisCity"').pluck().all() as string[]
    const reports = stored
      .map((text) => JSON.parse(text) as CityReport)
      .filter((report) => (report.n ?? 0) > 200)
    expect(reports.length).toBeGreaterThanOrEqual(10)
    for (const { n, effectiveN, weighting } of reports) {
      expectWithin(n! / effectiveN!, 1.1, 2)
      const educated = weighting!.margins
        .find((margin) => margin.variable === 'education')!
        .categories.find((category) => category.category === 'bachelor_plus')!
      expect(educated.before).toBeGreaterThan(educated.target * 1.1)
      expectWithin(educated.after / educated.target, 0.9, 1.1)
    }
  })

  it('finds one to two per cent of speeders and as few straight-liners', () => {
    const flagged = db.columns
      .prepare('SELECT "flag", count(*) AS "n" FROM "QualityFlag" GROUP BY 1 ORDER BY 1')
      .all() as { flag: string; n: number }[]
    const shareOf = (kind: string) => (flagged.find(({ flag }) => flag === kind)?.n ?? 0) / rows.length
    for (const kind of ['speeder', 'straight-liner']) expectWithin(shareOf(kind), 0.004, 0.02)
    for (const kind of ['pattern', 'duplicate']) expectWithin(shareOf(kind), 0, 0.001)
    expectWithin(shareOf('contradiction'), 0, 0.05)
  })
})

describe("the year before's wave", () => {
  it('asks other people in the same cities, who think a little otherwise', async () => {
    const earlier = { ...REQUEST, id: 'year-before', wave: EARLIER_WAVE, cities: 3, responses: 1500 }
    const other = await openTestDatabase('reference')
    await seedWave(other, { ...REQUEST, cities: 3, responses: 1500 })
    expect(await seedWave(other, earlier)).toMatchObject({ outcome: 'seeded', responses: 1500 })
    const made = (await findWave(other, 'year-before'))!
    expect(made).toMatchObject({ status: 'closed', synthetic: true, opensOn: '2025-09-01' })
    expect(made.title.en).toContain('Synthetic demonstration data')
    await analyseWave(other, 'year-before')
    await analyseWave(other, REQUEST.id)
    const scores = async (wave: string) =>
      (await findAnalysis(other, `${wave}-a1`))!.cities.map(({ index }) => index.people.value!)
    const [then, later] = [await scores('year-before'), await scores(REQUEST.id)]
    then.forEach((score, at) => {
      expect(score).not.toBe(later[at])
      expectWithin(Math.abs(score - later[at]!), 0, 8)
    })
    const ids = other.columns.prepare('SELECT count(DISTINCT "id") FROM "Response"').pluck().get()
    expect(ids).toBe(3000)
    await other.remove()
  })
})

describe('seeding is declined', () => {
  it.each([
    ['when the wave is there already', {}, 'WAVE_EXISTS'],
    ['for an id that cannot stand in an address', { id: 'Demo 1' }, 'INVALID_WAVE'],
    ['for more cities than have margins', { id: 'other', cities: 120 }, 'TOO_MANY_CITIES'],
    ['for fewer responses than cities', { id: 'other', responses: 11 }, 'TOO_FEW_RESPONSES'],
    [
      'for more responses than residents can give',
      { id: 'other', responses: 2 ** 31 - 1 },
      'TOO_MANY_RESPONSES',
    ],
  ])('%s', async (_why, over, code) => {
    const outcome = await seedWave(db, { ...REQUEST, ...over })
    expect(outcome).toMatchObject({ outcome: 'refused', error: { code } })
    expect(await findWave(db, 'other')).toBeNull()
  })

  it('when the reference data are not loaded', async () => {
    const empty = await openTestDatabase()
    const outcome = await seedWave(empty, REQUEST)
    expect(outcome).toMatchObject({ outcome: 'refused', error: { code: 'NO_REFERENCE_DATA' } })
    await empty.remove()
  })
})

function expectWithin(value: number, low: number, high: number): void {
  expect(value).toBeGreaterThanOrEqual(low)
  expect(value).toBeLessThanOrEqual(high)
}

function readRows({ columns }: TestDatabase): ResponseRow[] {
  return columns.prepare('SELECT * FROM "Response" ORDER BY "id"').all() as ResponseRow[]
}

function itemsByCity(): Map<string, Item[]> {
  return new Map(
    wave.cities.map(({ code }) => {
      const districts = strata
        .filter((stratum) => stratum.cityCode === code)
        .map((stratum) => ({ code: stratum.code, nameZh: stratum.label }))
      return [code, itemsForCity(wave.questionnaire.content, { districts, clusterCore: null })]
    }),
  )
}

function hashOf(database: TestDatabase): string {
  const hash = createHash('sha256')
  for (const table of ['Wave', 'WaveCity', 'Stratum', 'Response']) {
    const all = database.columns.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2, 3`).raw().all()
    hash.update(JSON.stringify(all))
  }
  return hash.digest('hex')
}

async function hashOfRun(request: SeedRequest): Promise<string> {
  const other = await openTestDatabase('reference')
  await seedWave(other, request)
  const hash = hashOf(other)
  await other.remove()
  return hash
}
