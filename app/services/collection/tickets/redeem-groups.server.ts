import type { MessagePort } from 'node:worker_threads'

import type { Database } from '#app/platform/database/database.server.ts'
import { troubleOf, type Answered, type Asked } from '#app/platform/threads/asked-thread.server.ts'
import { redeemer } from './redeem-group.server.ts'
import type { RedemptionReply, RedemptionRequest } from './redemption.ts'

type Message = Asked<RedemptionRequest>
type Answer = Answered<RedemptionReply>

/** Milliseconds until the log is emptied again when a reader held it. */
const AGAIN = 250

/**
 * Works in the redemption thread: what has come in since the last group is one group. After each, the log of the
 * database is emptied before anybody is answered, so that no copy of the files tells in which order invitations were
 * redeemed, or beside which responses.
 */
export function redeemGroups(columns: Database['columns'], secret: string, port: MessagePort): void {
  const redeem = redeemer(columns, secret)
  let waiting: Message[] = []
  let emptying: NodeJS.Timeout | null = null

  port.on('message', (message: Message) => {
    waiting.push(message)
    if (waiting.length === 1) setImmediate(work)
  })

  function work() {
    const group = waiting
    waiting = []
    const answers = answerGroup(group)
    emptyLog()
    port.postMessage(answers)
  }

  function answerGroup(group: Message[]): Answer[] {
    try {
      const replies = redeem(group.map(({ request }) => request))
      return group.map(({ id }, at) => ({ id, reply: replies[at] ?? { outcome: 'unknown' } }))
    } catch (error) {
      return group.map(({ id }) => ({ id, error: troubleOf(error) }))
    }
  }

  function emptyLog() {
    if (emptying) clearTimeout(emptying)
    const [state] = columns.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    emptying = state?.busy === 0 ? null : setTimeout(emptyLog, AGAIN)
  }
}
