import { listCities, listDistricts } from '#app/data/reference/cities.server.ts'
import { listMargins, type MarginRow } from '#app/data/reference/margins.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { StratumFrame } from '#app/survey/wave/invited/strata.ts'

/** A city that a sample can be drawn in: its people are known by district, sex, age and education. */
export interface CityFrame {
  code: string
  population15Plus: number
  strata: Omit<StratumFrame, 'invited'>[]
  margins: MarginRow[]
}

const NEEDED = ['sex_age_group', 'education', 'district']

/** Cities of the register with the margins a sample needs, largest first. @param day YYYY-MM-DD, for boundaries */
export async function listCityFrames(db: Database, day: string): Promise<CityFrame[]> {
  const margins = new Map<string, MarginRow[]>()
  for (const row of await listMargins(db)) {
    const rows = margins.get(row.cityCode) ?? []
    margins.set(row.cityCode, [...rows, row])
  }
  const frames: CityFrame[] = []
  for (const { code, population15Plus } of await listCities(db)) {
    const rows = margins.get(code) ?? []
    if (!NEEDED.every((variable) => rows.some((row) => row.variable === variable))) continue
    const strata = (await listDistricts(db, code, day)).map((district) => ({
      code: district.code,
      label: district.nameZh,
      population: district.population15Plus ?? 0,
    }))
    const complete = strata.length > 0 && strata.every(({ population }) => population > 0)
    if (complete && population15Plus) frames.push({ code, population15Plus, strata, margins: rows })
  }
  return frames.sort((a, b) => b.population15Plus - a.population15Plus || a.code.localeCompare(b.code))
}
