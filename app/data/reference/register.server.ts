import { upsertRows } from '#app/data/upsert-rows.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { CityRecord } from './cities.server.ts'

export interface DistrictRow {
  cityCode: string
  code: string
  nameZh: string
  type: string
  population: number | null
  population15Plus: number | null
  validFrom: string
  validTo: string | null
}

/** Adds cities to the register, or brings them up to date. */
export function upsertCities(db: Database, cities: CityRecord[]): void {
  upsertRows(db, 'City', ['code'], cities)
}

/** Adds districts to the register, or brings them up to date. */
export function upsertDistricts(db: Database, districts: DistrictRow[]): void {
  upsertRows(db, 'District', ['cityCode', 'code'], districts)
}

/** The districts of all cities, whenever they were valid. */
export async function listAllDistricts(db: Database): Promise<DistrictRow[]> {
  return db.prisma.district.findMany({ orderBy: [{ cityCode: 'asc' }, { code: 'asc' }] })
}

/** Sets the residents of 15 and over of every city at once; a city that is not named has none known. */
export function setAdultPopulations(db: Database, adults: Map<string, number>): void {
  db.columns.prepare(`UPDATE "City" SET "population15Plus" = NULL`).run()
  const set = db.columns.prepare(`UPDATE "City" SET "population15Plus" = ? WHERE "code" = ?`)
  for (const [code, population] of adults) set.run(population, code)
}
