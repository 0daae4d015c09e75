import type { Database } from '#app/platform/database/database.server.ts'

/** Known population of one category of a variable in a city. */
export interface MarginRow {
  cityCode: string
  variable: string
  category: string
  population: number | null
  /** of the variable's total, 0..1 */
  share: number
  source: string
  universe: string
  basis: string
  /** the day the figures are of, YYYY-MM-DD */
  referenceDate: string
}

/** Margins of all cities or one, in the order of city, variable and category. */
export async function listMargins(db: Database, cityCode?: string): Promise<MarginRow[]> {
  return db.prisma.populationMargin.findMany({
    where: cityCode === undefined ? {} : { cityCode },
    orderBy: [{ cityCode: 'asc' }, { variable: 'asc' }, { category: 'asc' }],
  })
}

/** Stores margins; a variable of a city that is among them is replaced as a whole. */
export function replaceMargins(db: Database, rows: MarginRow[]): void {
  const remove = db.columns.prepare(`DELETE FROM "PopulationMargin" WHERE "cityCode" = ? AND "variable" = ?`)
  const insert = db.columns.prepare(
    `INSERT INTO "PopulationMargin"
       ("cityCode", "variable", "category", "population", "share", "source", "universe", "basis", "referenceDate")
     VALUES (@cityCode, @variable, @category, @population, @share, @source, @universe, @basis, @referenceDate)`,
  )
  const groups = new Map(rows.map((row) => [`${row.cityCode} ${row.variable}`, row]))
  for (const { cityCode, variable } of groups.values()) remove.run(cityCode, variable)
  for (const row of rows) insert.run(row)
}
