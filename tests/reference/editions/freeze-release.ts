/**
 * Freezes a release with everything it was made from: `npx tsx tests/reference/editions/freeze-release.ts`. It was run
 * once, on 2026-11-23 with version 0.1.0; running it again would only compare today's code with itself.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { findRelease, readReleasedCities, type ReleasedCity } from '#app/data/results/releases.server.ts'
import { EVALUATORS, INDICATIVE, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { LAST_YEAR, releaseOf } from '#tests/services/publication/trend/two-waves.ts'

import { FROZEN_TABLES } from './frozen-tables.ts'

const CITIES = [
  { code: RANKED, responses: 130 },
  { code: INDICATIVE, responses: 60 },
  { code: EVALUATORS, responses: 20 },
]

const db = await openTestDatabase('reference')
await releaseOf(db, { id: 'frozen-2025', cities: CITIES, seed: 11, ...LAST_YEAR })
const id = await releaseOf(db, { id: 'frozen-2026', cities: CITIES, seed: 12 })

const codes = CITIES.map(({ code }) => `'${code}'`).join(', ')
const tables = FROZEN_TABLES.map(({ name, of }) => {
  const column = { city: '"cityCode"', code: '"code"' } as const
  const where = of === 'all' ? '' : `WHERE ${column[of]} IN (${codes})`
  return [name, db.columns.prepare(`SELECT * FROM "${name}" ${where}`).all()] as const
})
const { summary, methodCard, receipt } = (await findRelease(db, id))!
const cities: ReleasedCity[] = []
for await (const city of readReleasedCities(db, id)) cities.push(city)
const write = (file: string, value: unknown) =>
  writeFileSync(join(import.meta.dirname, 'release-2026', file), `${JSON.stringify(value)}\n`)
write('tables.json', Object.fromEntries(tables))
write('release.json', { summary, methodCard, receipt, cities })
await db.remove()
