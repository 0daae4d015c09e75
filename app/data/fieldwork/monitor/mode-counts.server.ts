import type { Database } from '#app/platform/database/database.server.ts'
import type { OptionValue } from '#app/survey/item.ts'

/** Only answers of the city, or of the whole wave where it is null. */
const OF = `"waveId" = @waveId AND (@cityCode IS NULL OR "cityCode" = @cityCode)`
/** Keys are random: so many of the first are a random part of all. */
const MOST = 20_000

interface Place {
  waveId: string
  cityCode: string | null
}

/** An item, and those of its values that withhold an opinion. */
export interface WithheldValues {
  code: string
  withheld: OptionValue[]
}

/** Of answers to items by mode, how many there could be and how many are not there or withheld; of at most 20,000. */
export function countUnanswered(
  db: Database,
  place: Place,
  items: WithheldValues[],
): Map<string, { possible: number; unanswered: number }> {
  if (items.length === 0) return new Map()
  const terms = items.map(
    (_, at) =>
      `sum(json_extract("answers", @path${at}) IS NULL OR
         json_extract("answers", @path${at}) IN (SELECT "value" FROM json_each(@withheld${at})))`,
  )
  const given = Object.fromEntries(
    items.flatMap(({ code, withheld }, at) => [
      [`path${at}`, pathOf(code)],
      [`withheld${at}`, JSON.stringify(withheld)],
    ]),
  )
  const rows = db.columns
    .prepare(
      `SELECT "mode", count(*) * @items, ${terms.join(' + ')}
       FROM (SELECT "mode", "answers" FROM "Response" WHERE ${OF} LIMIT ${MOST}) GROUP BY 1`,
    )
    .raw()
    .all({ ...place, ...given, items: items.length }) as [string, number, number][]
  return new Map(rows.map(([mode, possible, unanswered]) => [mode, { possible, unanswered }]))
}

/** How often each value of an item was chosen, by mode. */
export function countValues(
  db: Database,
  place: Place,
  item: string,
): { mode: string; value: OptionValue; answers: number }[] {
  return db.columns
    .prepare(
      `SELECT "mode", json_extract("answers", @path) AS "value", count(*) AS "answers"
       FROM "Response" WHERE ${OF} AND "value" IS NOT NULL GROUP BY 1, 2`,
    )
    .all({ ...place, path: pathOf(item) }) as { mode: string; value: OptionValue; answers: number }[]
}

function pathOf(code: string): string {
  return `$.${JSON.stringify(code)}`
}
