import { listAreas, type Area } from '#app/data/accounts/areas.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** Cities by code with their names, in the order given; a code without a name stands for itself. */
export async function nameCities(db: Database, codes: string[]): Promise<Area[]> {
  if (codes.length === 0) return []
  const names = new Map((await listAreas(db, codes)).map((area) => [area.code, area.name]))
  return codes.map((code) => ({ code, name: names.get(code) ?? { 'zh-CN': code, en: code } }))
}
