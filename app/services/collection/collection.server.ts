import { openConnection, type Database } from '#app/platform/database/database.server.ts'
import { takenInWriter } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import type { Desk } from './desk.ts'
import { groupCommits } from './taking-in/grouped-commits.server.ts'
import { MeasuredMinutes } from './measured-minutes.server.ts'
import { LiveWaves } from './live-waves.server.ts'
import type { ResponsePost, SubmitOutcome } from './taking-in/response-post.ts'
import { submitResponse } from './taking-in/submit-response.server.ts'

/** The desk where responses are handed in: one per process, with a write connection of its own. */
export interface Collection {
  waves: LiveWaves
  minutes: MeasuredMinutes
  submit(waveId: string, post: ResponsePost): Promise<SubmitOutcome>
  close(): void
}

/** Opens the desk on a migrated database. */
export function openCollection(database: Database, now: () => Date): Collection {
  const columns = openConnection(database.file, 0)
  const own: Database = { ...database, columns }
  let write: ReturnType<typeof takenInWriter> | null = null
  const desk: Desk = {
    database: own,
    waves: new LiveWaves(own),
    // prepared when first needed: a server may start before its migrations are applied
    store: groupCommits((all: TakenIn[]) => (write ??= takenInWriter(own))(all)),
    underway: new Map(),
    now,
  }
  return {
    waves: desk.waves,
    minutes: new MeasuredMinutes(own, now),
    submit: (waveId, post) => submitResponse(desk, waveId, post),
    close: () => void columns.close(),
  }
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    readonly collection: Collection
    /** what became of answers that a form has just handed in; null on every other request */
    readonly handedIn: SubmitOutcome | null
  }
}
