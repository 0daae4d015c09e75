import { RESPONSE_COLUMNS } from '#app/data/fieldwork/responses/responses.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { makeClosedWave } from '#tests/support/records/analysed-wave.ts'

const CITIES = 100
/** Answers drawn in each city, and how often each is stored. */
const DRAWN = 500
const COPIES = 20

/**
 * Makes a closed wave of a million answers: some drawn in each of 100 cities with a fixed seed, each stored many times.
 *
 * @returns its id
 */
export async function makeMillion(db: Database): Promise<string> {
  const cities = (await listCities(db)).slice(0, CITIES).map(({ code }) => ({ code, responses: DRAWN }))
  const id = await makeClosedWave(db, { id: 'bench', cities })
  db.columns.prepare(`UPDATE "Stratum" SET "invited" = 50 * "invited" WHERE "waveId" = ?`).run(id)
  const kept = RESPONSE_COLUMNS.filter((name) => name !== 'id').map((name) => `"${name}"`)
  db.columns
    .prepare(
      `WITH RECURSIVE copy(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copy WHERE k < ${COPIES - 1})
       INSERT INTO "Response" ("waveId", "id", ${kept.join(', ')})
       SELECT "waveId", printf('%03dx', k) || substr("id", 5), ${kept.join(', ')} FROM copy, "Response"
       WHERE "waveId" = ?`,
    )
    .run(id)
  return id
}

/** The plainest thing one can do with the rows of a wave: read each, and add up its weight and its answers. */
export function plainRead(db: Database, { id }: WaveRecord): number {
  let sum = 0
  const rows = db.columns
    .prepare(`SELECT "baseWeight", "answers" FROM "Response" WHERE "waveId" = ?`)
    .raw()
    .iterate(id) as IterableIterator<[number, string]>
  for (const [weight, answers] of rows) {
    sum += weight
    for (const answer of Object.values(JSON.parse(answers) as object)) {
      if (typeof answer === 'number') sum += answer
    }
  }
  return sum
}
