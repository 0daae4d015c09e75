import { listCities } from '#app/data/reference/cities.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'

/** A city of the register, as a list to choose from needs it. */
export interface RegisterLine {
  code: string
  name: LocalText
  cluster: string
}

/** The whole register, in code order. */
export async function listRegister(db: Database): Promise<RegisterLine[]> {
  const cities = await listCities(db)
  return cities.map(({ code, nameZh, nameEn, cluster }) => ({
    code,
    name: { 'zh-CN': nameZh, en: nameEn },
    cluster,
  }))
}
