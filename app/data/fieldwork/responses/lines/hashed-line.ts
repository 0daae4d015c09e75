import type Sqlite from 'better-sqlite3'

import { RESPONSE_COLUMNS } from '../responses.server.ts'

/** Writes a number as JavaScript does; SQLite's own digits differ. */
const NUMBER_TEXT = 'smile_number_text'

/** A whole number below this has no exponent in either. */
const PLAIN_NUMBER = 1e15

const HEAD = RESPONSE_COLUMNS.slice(0, -1).map((name) =>
  name === 'baseWeight' ? numberText('"baseWeight"') : `"${name}"`,
)

/** The quality flags of a response in alphabetical order with spaces between, in SQL. */
const FLAGS = `ifnull((SELECT group_concat("flag", ' ') FROM (SELECT "flag" FROM "QualityFlag"
  WHERE "waveId" = "Response"."waveId" AND "responseId" = "Response"."id" ORDER BY "flag")), '')`

/**
 * A response as the line that its wave's hash is made over, in SQL: the JSON array of its columns but the last, a tab,
 * the last (its answers, which are JSON text already), a tab, its quality flags in alphabetical order with spaces, and
 * a line feed. SQLite writes it, because a text for each cell would cost as much as all the rest of a reading pass.
 */
export const HASHED_LINE = `json_array(${HEAD.join(', ')}) || char(9) || "answers" || char(9) || ${FLAGS} || char(10)`

/** A number in SQL that `json_array` writes as JavaScript does; only fractions and large numbers cost a call. */
function numberText(number: string): string {
  const whole = `CAST(${number} AS INTEGER)`
  return `CASE WHEN ${number} = ${whole} AND abs(${number}) < ${PLAIN_NUMBER} THEN ${whole}
    ELSE json(${NUMBER_TEXT}(${number})) END`
}

/** Gives a connection what `HASHED_LINE` needs. */
export function allowHashedLines(connection: Sqlite.Database): void {
  connection.function(NUMBER_TEXT, { deterministic: true }, (value: number) => JSON.stringify(value))
}
