import { leadingZeroBits, workText } from '#app/survey/rules/proof-of-work.ts'
import type { Survey } from '../survey.ts'
import type { Visit } from '../visit.ts'

/** Works out what shows that a browser took its time, where the wave asks for it: while the questions are answered. */
export class Work {
  private underway: { visit: Visit; done: Promise<void> } | null = null

  /** @param keep keeps a visit whose work is done */
  constructor(
    private readonly survey: Pick<Survey, 'wave' | 'work'>,
    private readonly keep: (visit: Visit) => void,
  ) {}

  /** Begins with a visit, or goes on. @returns when it is done, or cannot be done by this browser */
  do(visit: Visit): Promise<void> {
    const needless = this.survey.work === 0 || visit.work !== undefined || visit.invited !== undefined
    if (needless) return Promise.resolve()
    if (this.underway?.visit !== visit) this.underway = { visit, done: this.search(visit) }
    return this.underway.done
  }

  /** Gives up: the visit is over. */
  stop(): void {
    this.underway = null
  }

  /** Tries one number after the other, until one does or the visit is over. */
  private async search(visit: Visit): Promise<void> {
    // pages of plain http have none: such answers are looked at by a person
    const subtle = crypto.subtle as SubtleCrypto | undefined
    if (!subtle) return
    const { wave, work } = this.survey
    const encoder = new TextEncoder()
    for (let nonce = 0; visit.work === undefined; nonce++) {
      const text = encoder.encode(workText(wave, visit.submissionId, String(nonce)))
      const hash = await subtle.digest('SHA-256', text)
      if (this.underway?.visit !== visit) return
      if (leadingZeroBits(new Uint8Array(hash)) >= work) visit.work = String(nonce)
    }
    this.keep(visit)
  }
}
