import type { MessagePort } from 'node:worker_threads'

import { takenInWriter, type Stored } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { troubleOf, type Answered, type Asked } from '#app/platform/threads/asked-thread.server.ts'
import type { TakenIn } from '#app/survey/response.ts'

/** Milliseconds the thread waits for another connection's write lock before it says so, for others to join the group. */
export const BUSY_TIMEOUT = 500

/** Works in the storing thread: each message is a group of responses, stored in one durable transaction. */
export function storeGroups(columns: Database['columns'], port: MessagePort): void {
  // prepared when first needed: a server may start before its migrations are applied
  let write: ReturnType<typeof takenInWriter> | null = null
  port.on('message', ({ id, request }: Asked<TakenIn[]>) => port.postMessage(answer(id, request)))

  function answer(id: number, group: TakenIn[]): Answered<Stored[]> {
    try {
      write ??= takenInWriter({ columns })
      return { id, reply: write(group) }
    } catch (error) {
      return { id, error: troubleOf(error) }
    }
  }
}
