import type { StratumRow } from '#app/data/fieldwork/strata.server.ts'
import { listDistricts } from '#app/data/reference/cities.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { NewWaveCity } from '#app/survey/wave/new-wave.ts'
import { districtFrame } from '#app/survey/wave/invited/strata.ts'

/**
 * The strata of the invited cities of a wave: those given, else the city's districts on the day the wave opens.
 *
 * @returns refused with NO_FRAME when a city has neither strata nor a number of invitations, REPEATED_STRATUM, or
 *   TOO_FEW_INVITATIONS when there are fewer than two for each district or the districts have no figures
 */
export async function drawFrames(
  db: Database,
  cities: NewWaveCity[],
  day: string,
): Promise<{ strata: StratumRow[] } | Refused> {
  const strata: StratumRow[] = []
  for (const city of cities) {
    if (city.design === 'open') continue
    if (city.strata) {
      const codes = city.strata.map(({ code }) => code)
      if (new Set(codes).size < codes.length) {
        return refused('REPEATED_STRATUM', `A stratum of ${city.code} is listed twice.`, { city: city.code })
      }
      strata.push(...city.strata.map((stratum) => ({ cityCode: city.code, ...stratum })))
      continue
    }
    if (city.invited === undefined) {
      return refused(
        'NO_FRAME',
        `${city.code} is to be invited: give its strata or the number of invitations.`,
        { city: city.code },
      )
    }
    const districts = await listDistricts(db, city.code, day)
    const frame = districtFrame(districts, city.invited)
    if (!frame) {
      const { code, invited } = city
      return refused(
        'TOO_FEW_INVITATIONS',
        `${invited} invitations cannot be shared out over the ${districts.length} districts of ${code}.`,
        { city: code, invited, districts: districts.length },
      )
    }
    strata.push(...frame.map((stratum) => ({ cityCode: city.code, ...stratum })))
  }
  return { strata }
}
