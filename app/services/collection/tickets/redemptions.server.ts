import { AskedThread } from '#app/platform/threads/asked-thread.server.ts'
import type {
  GrantReply,
  GrantRequest,
  RedemptionReply,
  RedemptionRequest,
  SignReply,
  SignRequest,
} from './redemption.ts'

/** Redeems invitations in a thread of its own, started with the first. */
export class Redemptions {
  private readonly thread: AskedThread<RedemptionRequest, RedemptionReply>

  /**
   * @param file of the database
   * @param secret of the installation; opens the keys
   */
  constructor(file: string, secret: string) {
    this.thread = new AskedThread('app/services/collection/tickets/redemption-thread.mjs', { file, secret })
  }

  /**
   * Exchanges an invitation for a blind signature. The same once more gets the same.
   *
   * @throws SqliteError by its code: SQLITE_BUSY when another process kept the write lock for five seconds
   */
  sign(request: Omit<SignRequest, 'kind'>): Promise<SignReply> {
    return this.thread.ask({ kind: 'sign', ...request }) as Promise<SignReply>
  }

  /** Redeems an invitation for a response that brings its code. The same submission is granted again. */
  grant(request: Omit<GrantRequest, 'kind'>): Promise<GrantReply> {
    return this.thread.ask({ kind: 'grant', ...request }) as Promise<GrantReply>
  }

  /** Gives back what was granted to a submission that could not be stored. */
  async giveBack(request: Omit<GrantRequest, 'kind'>): Promise<void> {
    await this.thread.ask({ kind: 'return', ...request })
  }

  close(): void {
    this.thread.close()
  }
}
