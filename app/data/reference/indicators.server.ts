import { upsertRows } from '#app/data/upsert-rows.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** One objective figure of a city. */
export interface IndicatorRow {
  cityCode: string
  indicator: string
  year: number
  value: number
  unit: string
  source: string
  /** second-level index it speaks to, or 'context' */
  indexCode: string
  /** '+', '-' or 'context' (not scored) */
  polarity: string
  basis: string
}

/** Objective figures of all cities or one, in the order of city, indicator and year. */
export async function listIndicators(db: Database, cityCode?: string): Promise<IndicatorRow[]> {
  return db.prisma.objectiveIndicator.findMany({
    where: cityCode === undefined ? {} : { cityCode },
    orderBy: [{ cityCode: 'asc' }, { indicator: 'asc' }, { year: 'asc' }],
  })
}

/** Stores objective figures; one of the same city, indicator and year is replaced. */
export function upsertIndicators(db: Database, rows: IndicatorRow[]): void {
  upsertRows(db, 'ObjectiveIndicator', ['cityCode', 'indicator', 'year'], rows)
}
