import type { Database } from '#app/platform/database/database.server.ts'

/**
 * What residents of some cities wrote to an open question, each text once, with how many wrote it; without anything that
 * says who did, and in an order that does not.
 */
export function listOpenTexts(
  db: Database,
  waveId: string,
  item: string,
  cities: string[],
): { text: string; residents: number }[] {
  return db.columns
    .prepare(
      `SELECT trim("answers" ->> @path) AS "text", count(*) AS "residents" FROM "Response"
       WHERE "waveId" = @waveId AND "cityCode" IN (SELECT value FROM json_each(@cities))
         AND trim(coalesce("answers" ->> @path, '')) <> ''
       GROUP BY "text" ORDER BY "residents" DESC, "text"`,
    )
    .all({ waveId, path: `$."${item}"`, cities: JSON.stringify(cities) }) as {
    text: string
    residents: number
  }[]
}
