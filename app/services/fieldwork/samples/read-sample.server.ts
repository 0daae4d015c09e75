import { countInvitations, listBatches } from '#app/data/fieldwork/invitations/invitations.server.ts'
import { listFramedStrata } from '#app/data/fieldwork/strata.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { LEAST_INVITED } from '#app/survey/wave/invited/sample-frame.ts'
import type { CitySample, StratumView } from '#app/survey/wave/invited/sample-view.ts'
import { baseWeightOf } from '#app/survey/wave/invited/strata.ts'
import { coarseCounts } from '../invitations/batch-counts.ts'

export interface Sample {
  outcome: 'read'
  wave: string
  cities: CitySample[]
}

/** The sample of a wave: strata of its cities with their chances, and the batches of invitations made. */
export async function readSample(db: Database, waveId: string): Promise<Sample | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { id: waveId })
  const register = await listCities(db)
  const strata = listFramedStrata(db, waveId)
  const named = (city: string, stratum: string) => `${city} ${stratum}`
  const counts = new Map(
    countInvitations(db, waveId).map(({ cityCode, stratum, made }) => [named(cityCode, stratum), made]),
  )
  const batches = listBatches(db, waveId).map(coarseCounts)
  const cities = wave.cities.map(({ code, design, label }): CitySample => {
    const known = register.find((city) => city.code === code)
    const own = strata
      .filter(({ cityCode }) => cityCode === code)
      .map(({ cityCode: _city, ...stratum }): StratumView => {
        return {
          ...stratum,
          probability: stratum.invited / stratum.population,
          baseWeight: baseWeightOf(stratum),
          made: counts.get(named(code, stratum.code)) ?? 0,
          small: stratum.invited < LEAST_INVITED,
        }
      })
    return {
      code,
      name: label ?? { 'zh-CN': known?.nameZh ?? code, en: known?.nameEn ?? code },
      design,
      population: own.reduce((sum, { population }) => sum + population, 0),
      invited: own.reduce((sum, { invited }) => sum + invited, 0),
      made: own.reduce((sum, { made }) => sum + made, 0),
      strata: own,
      batches: batches.filter(({ city }) => city === code),
    }
  })
  return { outcome: 'read', wave: waveId, cities }
}
