import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'

/** A city of the register, or an area of an imported wave, that an official can be bound to. */
export interface Area {
  code: string
  name: LocalText
}

/** Everything an official can be bound to, or what there is of these codes; in code order. */
export async function listAreas(db: Database, codes?: string[]): Promise<Area[]> {
  const [cities, labelled] = await Promise.all([
    db.prisma.city.findMany({
      ...(codes ? { where: { code: { in: codes } } } : {}),
      select: { code: true, nameZh: true, nameEn: true },
      orderBy: { code: 'asc' },
    }),
    db.prisma.waveCity.findMany({
      where: { label: { not: null }, ...(codes ? { cityCode: { in: codes } } : {}) },
      distinct: ['cityCode'],
      select: { cityCode: true, label: true },
      orderBy: { cityCode: 'asc' },
    }),
  ])
  const known = new Set(cities.map((city) => city.code))
  return [
    ...cities.map((city) => ({ code: city.code, name: { 'zh-CN': city.nameZh, en: city.nameEn } })),
    ...labelled
      .filter((area) => !known.has(area.cityCode))
      .map((area) => ({ code: area.cityCode, name: JSON.parse(area.label ?? '{}') as LocalText })),
  ]
}
