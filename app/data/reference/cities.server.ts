import type { Database } from '#app/platform/database/database.server.ts'

/** A city of the register, with the names its residents and readers know it by. */
export async function findCity(db: Database, code: string) {
  return db.prisma.city.findUnique({ where: { code } })
}

/** The whole register, in code order. */
export async function listCities(db: Database) {
  return db.prisma.city.findMany({ orderBy: { code: 'asc' } })
}

export type CityRecord = Awaited<ReturnType<typeof listCities>>[number]

/** Districts of a city valid on a day (YYYY-MM-DD), in code order. */
export async function listDistricts(db: Database, cityCode: string, day: string) {
  return db.prisma.district.findMany({
    where: { cityCode, validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gte: day } }] },
    orderBy: { code: 'asc' },
  })
}

/** Names of the districts of several cities valid on a day (YYYY-MM-DD), by their codes. */
export async function districtNames(
  db: Database,
  cityCodes: string[],
  day: string,
): Promise<Map<string, string>> {
  const found = await db.prisma.district.findMany({
    where: {
      cityCode: { in: cityCodes },
      validFrom: { lte: day },
      OR: [{ validTo: null }, { validTo: { gte: day } }],
    },
    select: { code: true, nameZh: true },
  })
  return new Map(found.map(({ code, nameZh }) => [code, nameZh]))
}
