import type { Database } from '#app/platform/database/database.server.ts'
import { upsertRows } from './upsert-rows.server.ts'

/** A small fact of the installation, or null. */
export async function readSetting(db: Database, key: string): Promise<string | null> {
  const setting = await db.prisma.setting.findUnique({ where: { key } })
  return setting?.value ?? null
}

/** Stores a small fact of the installation at once. */
export function writeSetting(db: Database, key: string, value: string): void {
  upsertRows(db, 'Setting', ['key'], [{ key, value }])
}
