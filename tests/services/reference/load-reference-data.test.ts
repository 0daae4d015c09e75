import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { findCity, listCities, listDistricts } from '#app/data/reference/cities.server.ts'
import { findLatestFramework, listFrameworks } from '#app/data/reference/frameworks.server.ts'
import { listIndicators, upsertIndicators } from '#app/data/reference/indicators.server.ts'
import { listMargins, replaceMargins } from '#app/data/reference/margins.server.ts'
import { markOwned } from '#app/data/reference/owned.server.ts'
import { findLatestQuestionnaire, listQuestionnaires } from '#app/data/reference/questionnaires.server.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import { loadReferenceData } from '#app/services/reference/load-reference-data.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

const FOLDER = 'prisma/reference'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeEach(async () => {
  db = await openTestDatabase()
})
afterEach(() => db.remove())

describe('loadReferenceData', () => {
  it('fills the register, margins, indicators, framework and questionnaires with less than three seconds of work', async () => {
    const before = process.cpuUsage()
    const loaded = await loadReferenceData(db, FOLDER, '2024-05-01')
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6).toBeLessThan(3)

    expect(loaded).toEqual({
      outcome: 'loaded',
      counts: {
        cities: 121,
        districts: 1272,
        margins: 6633,
        indicators: 3240,
        frameworks: 1,
        questionnaires: 4,
      },
      kept: [],
    })
    expect((await listCities(db)).length).toBe(121)
    expect((await listMargins(db)).length).toBe(6633)
    expect((await listIndicators(db)).length).toBe(3240)
    expect((await listDistricts(db, '110000', '2024-05-01')).length).toBe(16)
    expect(await listDistricts(db, '110000', '2019-01-01')).toEqual([])
  })

  it('knows the residents of 15 and over from the margins, and has none for Macao', async () => {
    await loadReferenceData(db, FOLDER)
    const beijing = await findCity(db, '110000')
    expect(beijing).toMatchObject({ population: 21893095, seedRank: 1, clusterCoreCodes: '110000' })
    const sexes = (await listMargins(db, '110000')).filter((row) => row.variable === 'sex')
    expect(beijing?.population15Plus).toBe(sexes.reduce((sum, row) => sum + (row.population ?? 0), 0))
    // Hong Kong's sex margin covers all ages, so its districts (15+) are added up
    expect(await findCity(db, '810000')).toMatchObject({ population: 7422500, population15Plus: 6548970 })
    expect(await findCity(db, '820000')).toMatchObject({ population: null, population15Plus: null })
  })

  it('keeps the three forms with their items in the order of the bank', async () => {
    await loadReferenceData(db, FOLDER)
    const short = await findLatestQuestionnaire(db, 'smile-short')
    expect(short).toMatchObject({ id: 'smile-short@1', form: 'short', frozen: false })
    expect(short?.content.items.length).toBe(25)
    expect(short?.content.items[0]?.code).toBe('usual_resident')
    expect(short?.content.items.at(-1)?.code).toBe('told_how_to_answer')
    expect((await findLatestQuestionnaire(db, 'smile-core'))?.content.items.length).toBe(44)
    expect((await findLatestQuestionnaire(db, 'smile-full'))?.content.items.length).toBe(54)
    expect(short?.hash).toBe(contentHash(short?.content))
  })

  it('stores the framework with a hash that its content gives again', async () => {
    await loadReferenceData(db, FOLDER, '2024-05-01')
    const framework = await findLatestFramework(db, 'SMILE')
    expect(framework).toMatchObject({ id: 'SMILE@1', version: 1, createdOn: '2024-05-01' })
    expect(framework?.hash).toBe(contentHash(framework?.content))
    expect(framework?.content.nodes.filter((node) => node.level === 'second').length).toBe(12)
  })

  it('does nothing the second time', async () => {
    await loadReferenceData(db, FOLDER)
    expect(await loadReferenceData(db, FOLDER)).toEqual({ outcome: 'unchanged' })
  })

  describe('with changed files', () => {
    let folder: string
    beforeEach(async () => {
      folder = scratchFolder()
      await cp(FOLDER, folder, { recursive: true })
      await loadReferenceData(db, FOLDER)
    })

    const change = async (name: string, from: string, to: string) => {
      const text = await readFile(join(folder, name), 'utf8')
      expect(text).toContain(from)
      await writeFile(join(folder, name), text.replace(from, to))
    }

    it('makes the next version of what changed and leaves the rest', async () => {
      await change('framework.json', '"share": 0.75', '"share": 0.7')
      await change('question-bank.json', '您今年多大？', '您多大了？')
      const loaded = await loadReferenceData(db, folder)
      expect(loaded).toMatchObject({ counts: { frameworks: 1, questionnaires: 4 } })
      expect((await listFrameworks(db)).map(({ id }) => id)).toEqual(['SMILE@1', 'SMILE@2'])
      expect((await listQuestionnaires(db)).map(({ id }) => id)).toEqual([
        'smile-core@1',
        'smile-core@2',
        'smile-full@1',
        'smile-full@2',
        'smile-short@1',
        'smile-short@2',
        'smile-split@1',
        'smile-split@2',
      ])
    })

    it('keeps what an owner has replaced', async () => {
      const [margin] = await listMargins(db, '110000')
      const [figure] = await listIndicators(db, '110000')
      if (!margin || !figure) throw new Error('Beijing has margins and figures')
      replaceMargins(db, [{ ...margin, share: 1, source: 'OWN' }])
      upsertIndicators(db, [{ ...figure, value: 1, source: 'OWN' }])
      markOwned(db, 'margins', '2024-05-01')
      markOwned(db, 'indicators', '2024-05-01')
      await change('framework.json', '"share": 0.75', '"share": 0.7')
      expect(await loadReferenceData(db, folder)).toMatchObject({
        counts: { margins: 0, indicators: 0, frameworks: 1 },
        kept: ['indicators', 'margins'],
      })
      expect((await listMargins(db, '110000'))[0]?.source).toBe('OWN')
      expect((await listIndicators(db, '110000'))[0]?.source).toBe('OWN')
    })

    it('stores nothing when a file is broken', async () => {
      await change('cities.csv', 'Beijing', '')
      await expect(loadReferenceData(db, folder)).rejects.toThrow('cities.csv line 2: name_en is blank.')
      expect((await findCity(db, '110000'))?.nameEn).toBe('Beijing')
    })
  })
})
