import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

/** What a thread is asked. */
export interface Asked<Request> {
  id: number
  request: Request
}

/** What it answers, in lists of any length: a reply, or why there is none. */
export type Answered<Reply> = { id: number; reply: Reply } | { id: number; error: Trouble }

/** An error as it comes out of a thread; the code is SQLite's name of it, or empty. */
interface Trouble {
  message: string
  code: string
}

interface Waiting<Reply> {
  resolve(reply: Reply): void
  reject(error: Error): void
}

/** A thread that answers questions: started with the first, and again with the next one after it has failed. */
export class AskedThread<Request, Reply> {
  private thread: Worker | null = null
  private readonly waiting = new Map<number, Waiting<Reply>>()
  private asked = 0

  /**
   * @param script of the thread, by its path in the project's folder, where the server starts
   * @param workerData what the thread begins with
   */
  constructor(
    private readonly script: string,
    private readonly workerData: unknown,
  ) {}

  /** @throws Error with the `code` of what was thrown in the thread; or, without one, when the thread has ended */
  ask(request: Request): Promise<Reply> {
    const id = ++this.asked
    const message: Asked<Request> = { id, request }
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.start().postMessage(message)
    })
  }

  /** Starts the thread, unless it runs: whoever asks first then need not wait for it. */
  start(): Worker {
    if (this.thread) return this.thread
    const thread = new Worker(resolve(this.script), { workerData: this.workerData })
    thread.unref()
    thread.on('message', (answers: Answered<Reply>[]) => {
      for (const answer of answers) this.settle(answer)
    })
    thread.on('error', (error) => this.fail(thread, error))
    thread.on('exit', () => this.fail(thread, new Error('a thread of the server has ended')))
    this.thread = thread
    return thread
  }

  close(): void {
    const { thread } = this
    if (!thread) return
    this.fail(thread, new Error('the server is stopping'))
    void thread.terminate()
  }

  private settle(answer: Answered<Reply>): void {
    const waiting = this.waiting.get(answer.id)
    this.waiting.delete(answer.id)
    if ('reply' in answer) waiting?.resolve(answer.reply)
    else waiting?.reject(Object.assign(new Error(answer.error.message), { code: answer.error.code }))
  }

  /** Nobody waits for a thread that is gone; the next question starts another. */
  private fail(thread: Worker, error: Error): void {
    if (this.thread !== thread) return
    this.thread = null
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}

/** What was thrown in a thread, as it is sent. */
export function troubleOf(error: unknown): Trouble {
  const { message, code = '' } = error as Error & { code?: string }
  return { message, code }
}
