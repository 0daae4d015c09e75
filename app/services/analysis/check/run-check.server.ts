import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

import { refusedCheck, type CheckAnswer, type CheckOutcome, type CheckPost } from './check-input.ts'
import { CHECK_LIMITS } from './check-limits.ts'

/** found from the project's folder, where the server starts: the pages are bundled, the worker is not */
const WORKER = resolve('app/services/analysis/check/check-worker.mjs')

interface Limits {
  waiting: number
  seconds: number
  megabytes: number
}

type Read = Omit<CheckAnswer, 'outcome'>
type Message = { read: Read } | { outcome: CheckOutcome }

/** Takes a posted form apart and computes what it asks for. */
export type CheckRunner = (post: CheckPost) => Promise<CheckAnswer>

/**
 * A runner that computes one check after the other in a thread of its own, so that the pages of others keep coming
 * while one is at work. The thread stays for the next check, unless it had to be stopped.
 *
 * Refused besides what the form and the analysis refuse: TOOK_TOO_LONG {seconds}, TOO_MUCH_MEMORY {megabytes}, and
 * CHECKS_BUSY {waiting} when too many wait already.
 */
export function makeCheckRunner(limits: Limits = CHECK_LIMITS): CheckRunner {
  let kept: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let unfinished = 0

  function compute(post: CheckPost): Promise<CheckAnswer> {
    if (!kept) {
      const worker = startThread(limits)
      worker.once('exit', () => (kept = null))
      kept = worker
    }
    return inThread(kept, post, limits, null)
  }

  return async (post) => {
    if (unfinished > limits.waiting) {
      const message = `${unfinished} other checks are waiting.`
      const busy = refusedCheck({ code: 'CHECKS_BUSY', message, at: { waiting: unfinished } })
      // read beside the one at work, so that the form can be given back
      const reader = startThread(limits)
      return inThread(reader, post, limits, busy).finally(() => void reader.terminate())
    }
    unfinished++
    const mine = last.then(() => compute(post)).finally(() => unfinished--)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** A thread that does not keep the process from ending. */
function startThread({ megabytes }: Limits): Worker {
  const worker = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: megabytes } })
  worker.unref()
  return worker
}

/** @param known the outcome, when only the form is to be read */
function inThread(
  worker: Worker,
  post: CheckPost,
  { seconds, megabytes }: Limits,
  known: CheckOutcome | null,
): Promise<CheckAnswer> {
  return new Promise<CheckAnswer>((done, fail) => {
    let read: Read | null = null
    let outcome = known
    const settle = () => {
      if (!read || !outcome) return fail(new Error('The check ended without a result.'))
      done({ ...read, outcome })
    }
    const late = setTimeout(() => {
      const message = `The analysis took longer than ${seconds} seconds and was stopped.`
      outcome ??= refusedCheck({ code: 'TOOK_TOO_LONG', message, at: { seconds } })
      void worker.terminate()
    }, seconds * 1000)
    const hear = (message: Message) => {
      if ('read' in message) read = message.read
      else outcome ??= message.outcome
      if (read && outcome) finish()
    }
    const failed = (error: NodeJS.ErrnoException) => {
      const message = 'The analysis needs more memory than a check is given.'
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') fail(error)
      else outcome = refusedCheck({ code: 'TOO_MUCH_MEMORY', message, at: { megabytes } })
    }
    function finish(): void {
      clearTimeout(late)
      worker.off('message', hear).off('error', failed).off('exit', finish)
      settle()
    }
    worker.on('message', hear).on('error', failed).on('exit', finish)
    worker.postMessage({ post, computing: known === null })
  })
}
