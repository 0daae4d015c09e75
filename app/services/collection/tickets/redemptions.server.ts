import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

import type { RedemptionAnswer, RedemptionMessage } from './redeem-groups.server.ts'
import type {
  GrantReply,
  GrantRequest,
  RedemptionReply,
  RedemptionRequest,
  SignReply,
  SignRequest,
} from './redemption.ts'

/** found from the project's folder, where the server starts */
const THREAD = resolve('app/services/collection/tickets/redemption-thread.mjs')

interface Waiting {
  resolve(reply: RedemptionReply): void
  reject(error: Error): void
}

/** Redeems invitations in a thread of its own, started with the first. */
export class Redemptions {
  private thread: Worker | null = null
  private readonly waiting = new Map<number, Waiting>()
  private asked = 0

  /**
   * @param file of the database
   * @param secret of the installation; opens the keys
   */
  constructor(
    private readonly file: string,
    private readonly secret: string,
  ) {}

  /** Exchanges an invitation for a blind signature. The same once more gets the same. */
  sign(request: Omit<SignRequest, 'kind'>): Promise<SignReply> {
    return this.ask({ kind: 'sign', ...request }) as Promise<SignReply>
  }

  /** Redeems an invitation for a response that brings its code. The same submission is granted again. */
  grant(request: Omit<GrantRequest, 'kind'>): Promise<GrantReply> {
    return this.ask({ kind: 'grant', ...request }) as Promise<GrantReply>
  }

  /** Gives back what was granted to a submission that could not be stored. */
  async giveBack(request: Omit<GrantRequest, 'kind'>): Promise<void> {
    await this.ask({ kind: 'return', ...request })
  }

  close(): void {
    const { thread } = this
    if (!thread) return
    this.fail(thread, new Error('the server is stopping'))
    void thread.terminate()
  }

  /** @throws SqliteError by its code: SQLITE_BUSY when another process kept the write lock for five seconds */
  private ask(request: RedemptionRequest): Promise<RedemptionReply> {
    const id = ++this.asked
    const message: RedemptionMessage = { id, request }
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.running().postMessage(message)
    })
  }

  private running(): Worker {
    if (this.thread) return this.thread
    const thread = new Worker(THREAD, { workerData: { file: this.file, secret: this.secret } })
    thread.unref()
    thread.on('message', (answer: RedemptionAnswer) => {
      const waiting = this.waiting.get(answer.id)
      this.waiting.delete(answer.id)
      if ('reply' in answer) waiting?.resolve(answer.reply)
      else waiting?.reject(Object.assign(new Error(answer.error.message), { code: answer.error.code }))
    })
    thread.on('error', (error) => this.fail(thread, error))
    thread.on('exit', () => this.fail(thread, new Error('the redemption thread has ended')))
    this.thread = thread
    return thread
  }

  /** Nobody waits for a thread that is gone; the next request starts another. */
  private fail(thread: Worker, error: Error): void {
    if (this.thread !== thread) return
    this.thread = null
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}
