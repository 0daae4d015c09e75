import type { Database } from '#app/platform/database/database.server.ts'
import { loadReferenceData } from '#app/services/reference/load-reference-data.server.ts'

/** The installation's database with its reference data, loaded now when the server has never been started. */
export function withReference(open: () => Promise<Database>): () => Promise<Database> {
  return async () => {
    const db = await open()
    await loadReferenceData(db, 'prisma/reference')
    return db
  }
}
