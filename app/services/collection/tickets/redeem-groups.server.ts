import type { MessagePort } from 'node:worker_threads'

import type { Database } from '#app/platform/database/database.server.ts'
import { redeemer } from './redeem-group.server.ts'
import type { RedemptionReply, RedemptionRequest } from './redemption.ts'

/** What the thread is asked. */
export interface RedemptionMessage {
  id: number
  request: RedemptionRequest
}

/** What it answers: a reply, or why there is none. */
export type RedemptionAnswer =
  { id: number; reply: RedemptionReply } | { id: number; error: { message: string; code: string } }

/** Milliseconds until the log is emptied again when a reader held it. */
const AGAIN = 250

/**
 * Works in the redemption thread: what has come in since the last group is one group. After each, the log of the
 * database is emptied before anybody is answered, so that no copy of the files tells in which order invitations were
 * redeemed, or beside which responses.
 */
export function redeemGroups(columns: Database['columns'], secret: string, port: MessagePort): void {
  const redeem = redeemer(columns, secret)
  let waiting: RedemptionMessage[] = []
  let emptying: NodeJS.Timeout | null = null

  port.on('message', (message: RedemptionMessage) => {
    waiting.push(message)
    if (waiting.length === 1) setImmediate(work)
  })

  function work() {
    const group = waiting
    waiting = []
    const answers = answerGroup(group)
    emptyLog()
    for (const answer of answers) port.postMessage(answer)
  }

  function answerGroup(group: RedemptionMessage[]): RedemptionAnswer[] {
    try {
      const replies = redeem(group.map(({ request }) => request))
      return group.map(({ id }, at) => ({ id, reply: replies[at] ?? { outcome: 'unknown' } }))
    } catch (error) {
      const { message, code = '' } = error as Error & { code?: string }
      return group.map(({ id }) => ({ id, error: { message, code } }))
    }
  }

  function emptyLog() {
    if (emptying) clearTimeout(emptying)
    const [state] = columns.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    emptying = state?.busy === 0 ? null : setTimeout(emptyLog, AGAIN)
  }
}
