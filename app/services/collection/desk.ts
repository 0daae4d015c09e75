import type { Stored } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import type { LiveWaves } from './waves/live-waves.server.ts'
import type { Redemptions } from './tickets/redemptions.server.ts'
import type { SubmitOutcome } from './taking-in/response-post.ts'

/** What taking in a response needs. */
export interface Desk {
  /** its `columns` never wait for a lock: a blocked statement would hold up every other resident */
  database: Database
  waves: LiveWaves
  /** resolves after a durable commit */
  store(taken: TakenIn): Promise<Stored>
  /** posts with an invitation that are being taken in, by response id */
  underway: Map<string, Promise<SubmitOutcome>>
  redemptions: Redemptions
  now(): Date
}
