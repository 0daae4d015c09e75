import { countResponsesByCity } from '#app/data/fieldwork/responses/response-counts.server.ts'
import { listStrata } from '#app/data/fieldwork/strata.server.ts'
import * as waves from '#app/data/fieldwork/waves.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { ParticipationDesign, WaveStatus } from '#app/survey/wave/wave.ts'

/** A wave as evaluators see it: everything but its secret, with the counts of its cities. */
export type WaveView = Omit<waves.WaveRecord, 'secret' | 'cities'> & {
  cities: WaveCityView[]
  responses: number
  /** 0 without invitations */
  invited: number
}

interface WaveCityView {
  code: string
  design: ParticipationDesign
  name: LocalText
  responses: number
  /** null for open participation */
  invited: number | null
  strata: number
}

/** All waves or those of one status, latest opening first. */
export async function listWaves(db: Database, status?: WaveStatus): Promise<waves.WaveLine[]> {
  return waves.listWaves(db, status)
}

/** The wave of an id with its fieldwork counts, or null. */
export async function findWave(db: Database, id: string): Promise<WaveView | null> {
  const wave = await waves.findWave(db, id)
  if (!wave) return null
  const [register, strata] = await Promise.all([listCities(db), listStrata(db, id)])
  const counts = countResponsesByCity(db, id)
  const names = new Map(register.map((city) => [city.code, { 'zh-CN': city.nameZh, en: city.nameEn }]))
  const cities = wave.cities.map(({ code, design, label }) => {
    const own = strata.filter((stratum) => stratum.cityCode === code)
    return {
      code,
      design,
      name: label ?? names.get(code) ?? { 'zh-CN': code, en: code },
      responses: counts.get(code) ?? 0,
      invited: design === 'invited' ? own.reduce((sum, { invited }) => sum + invited, 0) : null,
      strata: own.length,
    }
  })
  const { secret: _secret, ...shown } = wave
  return {
    ...shown,
    cities,
    responses: cities.reduce((sum, city) => sum + city.responses, 0),
    invited: cities.reduce((sum, city) => sum + (city.invited ?? 0), 0),
  }
}
