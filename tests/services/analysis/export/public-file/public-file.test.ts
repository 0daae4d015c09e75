import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { readReleasedCities } from '#app/data/results/releases.server.ts'
import { readCsv } from '#app/formats/csv.ts'
import {
  exportPublicFile,
  publishPublicFile,
} from '#app/services/analysis/export/public-file/export-public-file.server.ts'
import { makePublicFile } from '#app/services/analysis/export/public-file/make-public-file.server.ts'
import { exportMicrodata } from '#app/services/analysis/export/export-microdata.server.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import type { PublicFileReport } from '#app/survey/reports/public-file.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { EVALUATORS, HIDDEN } from '#tests/support/records/analysed-wave.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

const NOW = new Date('2026-04-05T08:00:00Z')
const EVA = { k: 10, actor: 'eva', now: NOW }

type Row = Record<string, string>

let db: TestDatabase
let release: string
let id: string
let report: PublicFileReport
let rows: Row[]
let microdata: Row[]
const reports: CityReport[] = []

beforeAll(async () => {
  db = await openTestDatabase('reference')
  release = await makeReleasedWave(db)
  const made = await makePublicFile(db, release, EVA)
  if (made.outcome === 'refused') throw new Error(JSON.stringify(made.error))
  id = made.id
  report = made.report
  rows = await rowsOf(await exportPublicFile(db, release, { format: 'csv', actor: 'eva' }))
  microdata = await rowsOf(await exportMicrodata(db, release, { format: 'csv', actor: 'eva' }))
  for await (const city of readReleasedCities(db, release)) reports.push(city.report)
})
afterAll(() => db.remove())

async function rowsOf(file: {
  outcome: string
  chunks?: AsyncIterable<string | Uint8Array>
}): Promise<Row[]> {
  if (!file.chunks) throw new Error(JSON.stringify(file))
  let text = ''
  for await (const chunk of file.chunks) text += String(chunk)
  return readCsv(text).table.rows.map(({ cells }) => cells)
}

const known = () => ['city', ...report.identifiers.map(({ name }) => name)]
const isShown = ({ mark }: { mark: string }) => mark === 'shown' || mark === 'indicative'
/** columns of the microdata that an intruder could link on */
const COLUMN: Record<string, string> = {
  sex: 'sex_category',
  age_group: 'age_group_category',
  education: 'education_category',
  district: 'district_category',
}

function countBy(all: Row[], names: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of all) {
    const key = names.map((name) => row[name]).join('|')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

describe('the public file of a release', () => {
  it('leaves an intruder who links on everything no fewer than k records', () => {
    expect(rows.length).toBe(report.rows)
    expect(Math.min(...countBy(rows, known()).values())).toBe(report.smallestClass)
    expect(report.smallestClass).toBeGreaterThanOrEqual(10)
    const names = known()
    for (const left of names) {
      const sizes = countBy(
        rows,
        names.filter((name) => name !== left),
      )
      expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(10)
    }
  })

  it('matches each real respondent with at least k records', () => {
    const columns = report.identifiers.filter(({ name, level }) => COLUMN[name] && level === 0)
    for (const person of microdata.filter(({ weight }) => weight !== '')) {
      const city = reports.find((one) => one.city.code === person['city'])!
      if (!isShown(city)) continue
      const matches = rows.filter(
        (row) =>
          row['city'] === person['city'] &&
          columns.every(({ name }) => row[name] === '*' || row[name] === person[COLUMN[name]!]),
      )
      expect(matches.length).toBeGreaterThanOrEqual(10)
    }
  })

  it('holds no city whose results are not public, and all answers of the others', () => {
    const cities = new Set(rows.map(({ city }) => city))
    expect(cities.has(HIDDEN)).toBe(false)
    expect(cities.has(EVALUATORS)).toBe(false)
    for (const city of reports) {
      expect(rows.filter((row) => row['city'] === city.city.code)).toHaveLength(isShown(city) ? city.n! : 0)
    }
  })

  it('names no category that fewer than thirty of a city have, nor any that the release hides', () => {
    for (const { name, level } of report.identifiers) {
      if (level > 0 || !COLUMN[name]) continue
      const there = microdata.filter(({ weight }) => weight !== '')
      const counts = countBy(there, ['city', COLUMN[name]!])
      for (const row of rows) {
        if (row[name] === '*') continue
        expect(counts.get(`${row['city']}|${row[name]}`)).toBeGreaterThanOrEqual(30)
        const domains = reports.find((one) => one.city.code === row['city'])!.domains
        const category = domains
          ?.find(({ variable }) => variable === name)
          ?.categories.find(({ key }) => key === row[name])
        if (category) expect(isShown(category)).toBe(true)
      }
    }
  })

  it('gives nothing hidden back by differencing: a city less its named categories is never one small group', () => {
    const there = microdata.filter(({ weight }) => weight !== '')
    for (const { name, level } of report.identifiers) {
      if (level > 0 || !COLUMN[name]) continue
      for (const city of reports.filter(isShown)) {
        const own = there.filter((row) => row['city'] === city.city.code)
        const named = new Set(rows.filter((row) => row['city'] === city.city.code).map((row) => row[name]))
        const rest = own.filter((row) => !named.has(row[COLUMN[name]!]))
        const groups = new Set(rest.map((row) => row[COLUMN[name]!]))
        expect(rest.length === 0 || (rest.length >= 30 && groups.size >= 2)).toBe(true)
      }
    }
  })

  it('holds no text, day, channel, stratum, base weight, flag or time, and no demographic question', () => {
    const names = Object.keys(rows[0]!)
    for (const name of [
      'stratum',
      'day',
      'channel',
      'base_weight',
      'seconds',
      'flags',
      'questionnaire',
      'id',
    ]) {
      expect(names).not.toContain(name)
    }
    for (const name of ['one_change_open', 'gender', 'told_how_to_answer']) expect(names).not.toContain(name)
  })

  it('gives all records of a class one weight, so that no raking cell shows through', () => {
    const classes = new Map<string, Set<string>>()
    for (const row of rows) {
      const key = known()
        .map((name) => row[name])
        .join('|')
      classes.set(key, (classes.get(key) ?? new Set()).add(row['weight']!))
    }
    for (const weights of classes.values()) expect(weights.size).toBe(1)
    expect(report.shareDifference.largest).toBeGreaterThan(0)
    expect(report.shareDifference.mean).toBeLessThan(3)
  })

  it('is the same at every making', async () => {
    const again = await makePublicFile(db, release, EVA)
    expect(again).toMatchObject({ outcome: 'made', report })
  })

  it('is nobody’s but the evaluators’ before it is published, and everybody’s after; one of a release', async () => {
    const ask = () => exportPublicFile(db, release, { format: 'csv' })
    expect(await ask()).toMatchObject({ error: { code: 'NO_PUBLIC_FILE' } })
    expect(publishPublicFile(db, release, id, { by: 'eva', at: NOW })).toMatchObject({ outcome: 'published' })
    expect(await rowsOf(await ask())).toEqual(rows)
    expect(publishPublicFile(db, release, id, { by: 'eva', at: NOW })).toMatchObject({
      error: { code: 'PUBLIC_FILE_PUBLISHED' },
    })
    const { lines } = await listAudit(db, 1, 20)
    const deeds = lines.filter(({ subject }) => subject === id).map(({ action }) => action)
    expect(deeds).toEqual(['public-file-published', 'export-made', 'public-file-made'])
  })

  it('is refused where k protects nobody', async () => {
    for (const k of [1, 4, 101, 10.5]) {
      expect(await makePublicFile(db, release, { ...EVA, k })).toMatchObject({ error: { code: 'INVALID_K' } })
    }
  })
})
