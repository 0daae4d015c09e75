import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findLatestFramework, insertFramework } from '#app/data/reference/frameworks.server.ts'
import { exportRelease } from '#app/services/publication/export-release.server.ts'
import { readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import { tableFormats } from '#app/formats/table-formats.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { LAST_YEAR, releaseOf } from './two-waves.ts'

const CITIES = [{ code: RANKED, responses: 200 }]

let db: TestDatabase
let before: CityReport
let now: CityReport
beforeAll(async () => {
  db = await openTestDatabase('reference')
  await releaseOf(db, { id: 'before', cities: CITIES, seed: 2, ...LAST_YEAR })
  const framework = (await findLatestFramework(db, 'SMILE'))!
  const content = structuredClone(framework.content)
  for (const node of content.nodes) if (node.code === 'S') node.weight = 6
  insertFramework(db, { code: 'SMILE', content, hash: contentHash(content), createdOn: '2026-01-01' })
  await releaseOf(db, { id: 'now', cities: CITIES, seed: 3 })
  before = (await readCityReport(db, 'before-r1', RANKED, 'public'))!
  now = (await readCityReport(db, 'now-r1', RANKED, 'public'))!
})
afterAll(() => db.remove())

describe('a wave under another framework', () => {
  it('has a break that touches the index alone when only the weights of first-level indices changed', async () => {
    const [since] = (await readRelease(db, 'now-r1'))!.summary.trend!.since
    expect(since!.breaks.map(({ kind, edition, covers }) => [kind, edition, covers])).toEqual([
      ['framework', 'people', ['SMILE']],
      ['framework', 'blended', ['SMILE']],
    ])
    const rows = now.changes![0]!.rows
    expect(
      rows.filter(({ verdict }) => verdict === 'break').map(({ code, edition }) => [code, edition]),
    ).toEqual([
      ['SMILE', 'people'],
      ['SMILE', 'blended'],
    ])
    for (const row of rows) if (row.measure !== 'index') expect(row.p).not.toBeNull()
  })

  it.each(['people', 'blended'] as const)(
    'takes the %s index apart into scores and method, which add up',
    (edition) => {
      const row = now.changes![0]!.rows.find((one) => one.measure === 'index' && one.edition === edition)!
      const [then, own] = [before.index[edition].value!, now.index[edition].value!]
      // the earlier first-level scores under the later weights: S counts six times, the others once
      const firsts = before.nodes.filter(({ level }) => level === 'first')
      const weight = ({ code }: { code: string }) => (code === 'S' ? 6 : 1)
      const total = firsts.reduce((sum, node) => sum + weight(node), 0)
      const later = firsts.reduce((sum, node) => sum + weight(node) * node[edition].value!, 0) / total
      expect(row.difference).toBeNull()
      expect(row.parts!.method).toBeCloseTo(later - then, 10)
      expect(row.parts!.scores).toBeCloseTo(own - later, 10)
      expect(row.parts!.scores + row.parts!.method).toBeCloseTo(own - then, 10)
    },
  )
})

describe('the table of changes', () => {
  it.each(tableFormats('figures'))('is written as %s, also of a first wave without any', async (format) => {
    for (const release of ['before-r1', 'now-r1']) {
      const file = await exportRelease(db, release, { what: 'changes', format })
      if (file.outcome === 'refused') throw new Error(file.error.message)
      let bytes = 0
      for await (const chunk of file.chunks) bytes += chunk.length
      expect(bytes).toBeGreaterThan(0)
    }
  })
})
