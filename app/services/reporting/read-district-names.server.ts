import { listStrata } from '#app/data/fieldwork/strata.server.ts'
import { listDistricts } from '#app/data/reference/cities.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/**
 * Names of the districts of a city as they were on a day, and of the strata its sample was drawn in, by their codes.
 *
 * @param day YYYY-MM-DD
 */
export async function readDistrictNames(
  db: Database,
  waveId: string,
  cityCode: string,
  day: string,
): Promise<Record<string, string>> {
  const [districts, strata] = await Promise.all([
    listDistricts(db, cityCode, day),
    listStrata(db, waveId, cityCode),
  ])
  return Object.fromEntries([
    ...districts.map(({ code, nameZh }) => [code, nameZh]),
    ...strata.map(({ code, label }) => [code, label]),
  ])
}
