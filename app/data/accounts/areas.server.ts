import { prepared } from '#app/data/prepared.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'

/** A city of the register, or an area of an imported wave, that an official can be bound to. */
export interface Area {
  code: string
  name: LocalText
}

const REGISTERED = `SELECT "code", json_object('zh-CN', "nameZh", 'en', "nameEn") AS "name" FROM "City"
  WHERE @codes IS NULL OR "code" IN (SELECT "value" FROM json_each(@codes)) ORDER BY "code"`
const LABELLED = `SELECT "cityCode" AS "code", "label" AS "name", min("waveId") FROM "WaveCity"
  WHERE "label" IS NOT NULL AND (@codes IS NULL OR "cityCode" IN (SELECT "value" FROM json_each(@codes)))
  GROUP BY "cityCode" ORDER BY "cityCode"`

/**
 * Everything an official can be bound to, or what there is of these codes: cities of the register first, each part in
 * code order.
 */
export async function listAreas(db: Pick<Database, 'columns'>, codes?: string[]): Promise<Area[]> {
  const of = { codes: codes ? JSON.stringify(codes) : null }
  const cities = prepared(db, REGISTERED).all(of) as StoredArea[]
  const known = new Set(cities.map(({ code }) => code))
  const isAllKnown = codes?.every((code) => known.has(code)) ?? false
  const labelled = isAllKnown ? [] : (prepared(db, LABELLED).all(of) as StoredArea[])
  return [...cities, ...labelled.filter(({ code }) => !known.has(code))].map(({ code, name }) => ({
    code,
    name: JSON.parse(name) as LocalText,
  }))
}

/** `name` is JSON of the area's names. */
interface StoredArea {
  code: string
  name: string
}
