import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { findWave, listWaves } from '#app/data/fieldwork/waves.server.ts'
import { cityDay } from '#app/platform/city-day.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { closeWave } from './close-wave.server.ts'
import { openWave } from './open-wave.server.ts'

/** Name under which the audit log knows what the calendar did. */
const BY = 'calendar'

/**
 * Brings the waves to where their dates say: open and paused ones close once their last day is over in their cities,
 * drafts that were asked to open by themselves do so on their first day. Answers and analyses stay as they are.
 *
 * @returns the waves that were opened and closed
 */
export async function keepDates(db: Database, now: Date): Promise<{ opened: string[]; closed: string[] }> {
  const today = cityDay(now)
  const opened: string[] = []
  const closed: string[] = []
  for (const { id, status, opensOn, closesOn } of await listWaves(db)) {
    const isOver = closesOn < today
    if (isOver && (status === 'open' || status === 'paused')) {
      if ((await closeWave(db, id)).outcome !== 'changed') continue
      insertAudit(db, { actor: BY, action: 'wave-closed', subject: id, detail: { closesOn } }, now)
      closed.push(id)
    } else if (status === 'draft' && !isOver && opensOn <= today && (await opensItself(db, id))) {
      if ((await openWave(db, id, today, { by: BY, at: now })).outcome !== 'changed') continue
      insertAudit(db, { actor: BY, action: 'wave-opened', subject: id, detail: { opensOn } }, now)
      opened.push(id)
    }
  }
  return { opened, closed }
}

async function opensItself(db: Database, id: string): Promise<boolean> {
  return (await findWave(db, id))?.settings.opensItself === true
}
