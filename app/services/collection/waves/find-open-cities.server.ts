import { listWaves, type WaveLine } from '#app/data/fieldwork/waves.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'

/** A city whose residents may answer now, and where. */
export interface OpenCity {
  code: string
  name: LocalText
  province: LocalText
  wave: string
}

/** Open waves, latest first, and their cities in register order, each with the latest wave that asks there. */
export async function findOpenCities(
  database: Database,
  onlyWave?: string,
): Promise<{ waves: WaveLine[]; cities: OpenCity[] }> {
  const [open, register] = await Promise.all([listWaves(database, 'open'), listCities(database)])
  const waves = onlyWave === undefined ? open : open.filter(({ id }) => id === onlyWave)
  const cities = register.flatMap((city) => {
    const wave = waves.find(({ cities: codes }) => codes.includes(city.code))
    if (!wave) return []
    const name = { 'zh-CN': city.nameZh, en: city.nameEn }
    const province = { 'zh-CN': city.provinceZh, en: city.provinceEn }
    return [{ code: city.code, name, province, wave: wave.id }]
  })
  return { waves, cities }
}

/**
 * Cities whose Chinese or English name contains what was typed, or whose code begins with it; whole names first.
 * Case, spaces, apostrophes, tone marks and a final 市 make no difference.
 */
export function searchCities<C extends Pick<OpenCity, 'code' | 'name'>>(cities: C[], typed: string): C[] {
  const wanted = plain(typed)
  if (!wanted) return cities
  const found = cities.flatMap((city) => {
    const names = [plain(city.name['zh-CN']), plain(city.name.en)]
    if (names.includes(wanted) || city.code === wanted) return [{ city, order: 0 }]
    if (names.some((name) => name.startsWith(wanted)) || city.code.startsWith(wanted))
      return [{ city, order: 1 }]
    return names.some((name) => name.includes(wanted)) ? [{ city, order: 2 }] : []
  })
  return found.sort((a, b) => a.order - b.order).map(({ city }) => city)
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\s'’‘`.-]/gu, '')
    .replace(/(?<=.)市$/, '')
}
