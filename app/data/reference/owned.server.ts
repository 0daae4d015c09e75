import { writeSetting } from '#app/data/settings.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** What an owner can replace: `margins`, `indicators`, `framework SMILE`, `questionnaire smile-short`. */
export type OwnedSubject = 'margins' | 'indicators' | `framework ${string}` | `questionnaire ${string}`

const PREFIX = 'owned '

/** Notes at once that the owner has replaced something, so that no later version of the shipped data overwrites it. */
export function markOwned(db: Database, subject: OwnedSubject, day: string): void {
  writeSetting(db, `${PREFIX}${subject}`, day)
}

/** All that the owner has replaced. */
export async function listOwned(db: Database): Promise<Set<OwnedSubject>> {
  const settings = await db.prisma.setting.findMany({ where: { key: { startsWith: PREFIX } } })
  return new Set(settings.map(({ key }) => key.slice(PREFIX.length) as OwnedSubject))
}
