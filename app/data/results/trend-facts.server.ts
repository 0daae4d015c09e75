import type { Database } from '#app/platform/database/database.server.ts'
import type { ObjectiveFigure } from '#app/survey/reports/report.ts'
import type { FieldworkFacts } from './analyses.server.ts'

/** Codes of the districts of every city that were in force on a day, by city. @param day YYYY-MM-DD */
export function districtsOn({ columns }: Pick<Database, 'columns'>, day: string): Map<string, string[]> {
  const rows = columns
    .prepare(
      `SELECT "cityCode", "code" FROM "District" WHERE "validFrom" <= @day AND ("validTo" IS NULL OR "validTo" >= @day)
       ORDER BY "cityCode", "code"`,
    )
    .all({ day }) as { cityCode: string; code: string }[]
  const districts = new Map<string, string[]>()
  for (const { cityCode, code } of rows) districts.set(cityCode, [...(districts.get(cityCode) ?? []), code])
  return districts
}

/** What the fieldwork of an analysis looked like, without reading its cities; null when there is none. */
export function findFieldworkFacts(
  { columns }: Pick<Database, 'columns'>,
  analysisId: string,
): FieldworkFacts | null {
  const text = columns
    .prepare(`SELECT json_extract("inputs", '$.fieldwork') FROM "Analysis" WHERE "id" = ?`)
    .pluck()
    .get(analysisId) as string | undefined
  return text === undefined ? null : (JSON.parse(text) as FieldworkFacts)
}

/** The objective figures a release shows of every city, which are public whatever else is hidden; by city. */
export function releasedIndicators(
  { columns }: Pick<Database, 'columns'>,
  releaseId: string,
): Map<string, ObjectiveFigure[]> {
  const rows = columns
    .prepare(
      `SELECT "cityCode", json_extract("report", '$.objective') AS "objective" FROM "ReleaseCity" WHERE "releaseId" = ?`,
    )
    .all(releaseId) as { cityCode: string; objective: string }[]
  return new Map(
    rows.map(({ cityCode, objective }) => [cityCode, JSON.parse(objective) as ObjectiveFigure[]]),
  )
}
