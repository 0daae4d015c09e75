import { listWaves } from '#app/data/fieldwork/waves.server.ts'
import { readSetting, writeSetting } from '#app/data/settings.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

const KEY = 'demonstration'

/** begun and not finished, hence interrupted; finished; taken away for good */
export type SetUpState = 'begun' | 'complete' | 'removed'

/** What a start has to do about the demonstration. */
export type SetUpNeed = 'nothing' | 'set-up' | 'start-again'

/** A database without any wave gets a demonstration, unless it was taken away; one that was interrupted starts again. */
export async function setUpNeed(db: Database): Promise<SetUpNeed> {
  const state = await readSetting(db, KEY)
  if (state === 'begun') return 'start-again'
  if (state !== null) return 'nothing'
  return (await listWaves(db)).length === 0 ? 'set-up' : 'nothing'
}

/** Notes where the demonstration stands, at once. */
export function markSetUp(db: Database, state: SetUpState): void {
  writeSetting(db, KEY, state)
}
