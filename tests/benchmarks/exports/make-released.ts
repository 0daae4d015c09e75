import { listCities } from '#app/data/reference/cities.server.ts'
import { RESPONSE_COLUMNS } from '#app/data/fieldwork/responses/responses.server.ts'
import { openDatabase, type Database } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { makeClosedWave } from '#tests/support/records/analysed-wave.ts'

const CITIES = 100
/** People drawn in each city; more are made of them. */
const DRAWN = 1000

export interface MadeRelease {
  folder: string
  file: string
  release: string
}

/**
 * A database with one released wave.
 *
 * @param rows its responses, a multiple of 100,000 and at most ten million
 */
export async function makeReleased(rows: number): Promise<MadeRelease> {
  const { folder, file } = await copyDatabaseFile('reference')
  const db = await openDatabase(file)
  const wave = await seed(db, rows)
  const analysed = await analyseWave(db, wave, undefined, { today: '2026-04-02' })
  if (analysed.outcome === 'refused') throw new Error(JSON.stringify(analysed.error))
  const made = await releaseWave(db, wave, { confirmedBy: 'eva', publishedOn: '2026-04-03' })
  if (made.outcome === 'refused') throw new Error(JSON.stringify(made.error))
  await db.close()
  return { folder, file, release: made.releaseId }
}

/**
 * A closed wave: people drawn in each city with a fixed seed. Where more are wanted, they come again with the answers
 * of somebody in the next city, and then the one after: hardly two in a city answer alike, as in a wave of strangers.
 */
async function seed(db: Database, rows: number): Promise<string> {
  const cities = (await listCities(db)).slice(0, CITIES).map(({ code }) => ({ code, responses: DRAWN }))
  const id = await makeClosedWave(db, { id: 'bench', cities })
  db.columns.prepare(`UPDATE "Stratum" SET "invited" = 50 * "invited" WHERE "waveId" = ?`).run(id)
  const kept = RESPONSE_COLUMNS.filter((name) => name !== 'id' && name !== 'answers').map(
    (name) => `"${name}"`,
  )
  db.columns.exec('CREATE TEMP TABLE drawn (city, place, id, answers, PRIMARY KEY (city, place))')
  db.columns
    .prepare(
      `INSERT INTO drawn SELECT dense_rank() OVER (ORDER BY "cityCode") - 1,
         row_number() OVER (PARTITION BY "cityCode" ORDER BY "id"), "id", "answers" FROM "Response" WHERE "waveId" = ?`,
    )
    .run(id)
  const copy = db.columns.prepare(
    `INSERT INTO "Response" ("waveId", "id", ${kept.join(', ')}, "answers")
     SELECT "waveId", printf('%03dx', ?) || substr(person."id", 5), ${kept.join(', ')}, other."answers"
     FROM drawn JOIN "Response" AS person ON "waveId" = ? AND person."id" = drawn."id"
     JOIN drawn AS other ON other.city = (drawn.city + ?) % ${CITIES} AND other.place = drawn.place`,
  )
  for (let round = 1; round < rows / (CITIES * DRAWN); round++) copy.run(round, id, round)
  db.columns.exec('DROP TABLE drawn')
  return id
}
