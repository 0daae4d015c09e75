import { findAssistedCode } from '#app/data/fieldwork/assisted/assisted-codes.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import { ENTERED_MODES, kindOfMode, modesOf, type EnteredMode } from '#app/survey/wave/modes.ts'
import type { WaveStatus } from '#app/survey/wave/wave.ts'
import type { Entry } from './entry-cookie.server.ts'

/** Where a device may go that was let in. */
export interface Entered extends Entry {
  title: LocalText
  status: WaveStatus
  modes: EnteredMode[]
  cities: { code: string; name: LocalText }[]
}

/** What the code that let a device in opens now; null when it was taken back, or its wave is gone. */
export async function findEntry(database: Database, entry: Entry): Promise<Entered | null> {
  const code = findAssistedCode(database, entry)
  const wave = code && !code.revoked ? await findWave(database, entry.waveId) : null
  if (!code || !wave) return null
  const names = new Map((await listCities(database)).map((city) => [city.code, city]))
  const cities = wave.cities
    .filter((city) => code.cityCode === null || city.code === code.cityCode)
    .flatMap((city) => {
      const known = names.get(city.code)
      return known ? [{ code: city.code, name: { 'zh-CN': known.nameZh, en: known.nameEn } }] : []
    })
  const offered = modesOf(wave.settings)
  const modes = ENTERED_MODES.filter((mode) => offered.includes(mode) && kindOfMode(mode) === code.kind)
  return { ...entry, title: wave.title, status: wave.status, modes, cities }
}
