import type { CheckAnswer } from './check-input.ts'
import { KeptChecks } from './kept-checks.ts'
import { makeCheckRunner, type CheckRunner } from './run-check.server.ts'

/** Checks of one server: what runs them, and what they were. */
class Checks {
  private readonly kept = new KeptChecks()
  private readonly run: CheckRunner

  constructor(run = makeCheckRunner()) {
    this.run = run
  }

  /** Computes a posted form and keeps what came of it for its owner, under an id the form carries. */
  async answer(
    id: string,
    post: { body: Uint8Array<ArrayBuffer>; contentType: string; owner: string },
    now: Date,
  ): Promise<CheckAnswer> {
    const { body, contentType, owner } = post
    const earlier = this.find(id, owner, now)?.input ?? null
    const answer = await this.run({ body, contentType, earlier })
    this.kept.keep(id, { ...answer, owner }, now)
    return answer
  }

  /** A check by its id, for the one who ran it. */
  find(id: string, owner: string, now: Date): CheckAnswer | null {
    return this.kept.find(id, owner, now)
  }
}

/** The checks of this process. */
export const checks = new Checks()
