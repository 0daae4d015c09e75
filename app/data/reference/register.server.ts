import { upsertRows } from '#app/data/upsert-rows.server.ts'
import type { Database } from '#app/platform/database.server.ts'
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
