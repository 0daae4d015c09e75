import { listAreas, type Area } from '#app/data/accounts/areas.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

export type ResolvedCities =
  | { outcome: 'resolved'; codes: string[] }
  | { outcome: 'refused'; reason: 'no-city' }
  | { outcome: 'refused'; reason: 'unknown-city' | 'ambiguous-city'; names: string[] }

/**
 * The cities meant by codes or names: Chinese with or without 市, or English. A name of two cities is refused,
 * not guessed.
 */
export async function resolveCities(db: Database, given: string[]): Promise<ResolvedCities> {
  const wanted = [...new Set(given.map(plain).filter(Boolean))]
  if (wanted.length === 0) return { outcome: 'refused', reason: 'no-city' }
  const areas = await listAreas(db)
  const found = wanted.map((name) => ({ name, areas: areas.filter((area) => isMeant(area, name)) }))

  const unknown = found.filter((each) => each.areas.length === 0)
  if (unknown.length > 0) {
    return { outcome: 'refused', reason: 'unknown-city', names: unknown.map(({ name }) => name) }
  }
  const ambiguous = found.filter((each) => each.areas.length > 1)
  if (ambiguous.length > 0) {
    return { outcome: 'refused', reason: 'ambiguous-city', names: ambiguous.map(({ name }) => name) }
  }
  const codes = found.flatMap((each) => each.areas.map((area) => area.code))
  return { outcome: 'resolved', codes: [...new Set(codes)].sort() }
}

function isMeant(area: Area, name: string): boolean {
  if (plain(area.code) === name) return true
  const chinese = plain(area.name['zh-CN'])
  return chinese === name || chinese === `${name}市` || plain(area.name.en) === name
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
