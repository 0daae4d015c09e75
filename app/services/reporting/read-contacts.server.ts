import { findWave, listWaves } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Language } from '#app/survey/item.ts'

/** Whom residents may write to: the organisers and contacts of the surveys that ask now, each once. */
export async function readContacts(db: Database, language: Language): Promise<string[]> {
  const contacts = new Set<string>()
  for (const { id } of await listWaves(db, 'open')) {
    const legal = (await findWave(db, id))?.settings.legal
    if (!legal?.contact) continue
    const organiser = legal.organiser?.[language]
    contacts.add(organiser ? `${organiser}: ${legal.contact}` : legal.contact)
  }
  return [...contacts]
}
