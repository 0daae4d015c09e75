import type { LocalText } from '#app/survey/item.ts'

interface Place {
  code: string
  nameZh: string
  nameEn: string
  clusterCoreCodes: string
  latitude: number
  longitude: number
}

/**
 * The core city residents of a city would travel to: the nearest core of its cluster.
 *
 * @param cities the register the core is looked up in
 * @returns null for a core city itself and for a city without a cluster
 */
export function clusterCore(city: Place, cities: Place[]): LocalText | null {
  const codes = city.clusterCoreCodes.split(' ')
  if (codes.includes(city.code)) return null
  const nearest = cities
    .filter((other) => codes.includes(other.code))
    .sort((a, b) => flatDistance(city, a) - flatDistance(city, b))[0]
  return nearest ? { 'zh-CN': nearest.nameZh.replace(/市$/, ''), en: nearest.nameEn } : null
}

/** Square of the distance in degrees, longitude shortened by latitude: enough to tell the nearer city. */
function flatDistance(a: Place, b: Place): number {
  const shortening = Math.cos((a.latitude * Math.PI) / 180)
  return (a.latitude - b.latitude) ** 2 + ((a.longitude - b.longitude) * shortening) ** 2
}
