import type { MessagePort } from 'node:worker_threads'

import { takenInWriter, type Stored } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { troubleOf, type Answered, type Asked } from '#app/platform/threads/asked-thread.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import { PATIENCE } from './busy.ts'

/** What the storing thread is asked: to store responses, or to empty the log of the database while there are none. */
export type StoringRequest = TakenIn[] | 'empty-log'

type Message = Asked<TakenIn[]>

/**
 * Works in the storing thread: the responses of all messages that came while the last were being stored are stored in
 * one durable transaction, and each message hears what became of its own.
 */
export function storeGroups(columns: Database['columns'], port: MessagePort): void {
  // prepared when first needed: a server may start before its migrations are applied
  let write: ReturnType<typeof takenInWriter> | null = null
  let waiting: Message[] = []

  port.on('message', ({ id, request }: Asked<StoringRequest>) => {
    if (request === 'empty-log') return port.postMessage([emptyLog(id)])
    waiting.push({ id, request })
    if (waiting.length === 1) setImmediate(work)
  })

  /** Waits for nobody: a response may come at any moment. */
  function emptyLog(id: number): Answered<Stored[]> {
    columns.pragma('busy_timeout = 0')
    try {
      const [{ busy }] = columns.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
      if (busy) return { id, error: { message: 'the log is being read', code: 'SQLITE_BUSY' } }
      return { id, reply: [] }
    } catch (error) {
      return { id, error: troubleOf(error) }
    } finally {
      columns.pragma(`busy_timeout = ${PATIENCE}`)
    }
  }

  function work() {
    const messages = waiting
    waiting = []
    port.postMessage(answer(messages))
  }

  function answer(messages: Message[]): Answered<Stored[]>[] {
    try {
      write ??= takenInWriter({ columns })
      const stored = write(messages.flatMap(({ request }) => request))
      let from = 0
      return messages.map(({ id, request }) => ({ id, reply: stored.slice(from, (from += request.length)) }))
    } catch (error) {
      const trouble = troubleOf(error)
      return messages.map(({ id }) => ({ id, error: trouble }))
    }
  }
}
