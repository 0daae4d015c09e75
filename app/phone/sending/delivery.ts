import type { Offline } from '../offline/offline.ts'
import type { Invitation, Redeemed } from '../invitation.ts'
import { postOf } from './post-of.ts'
import { send, type Sent } from './send.ts'
import type { Survey } from '../survey.ts'
import type { Visit } from '../visit.ts'
import type { Work } from './work.ts'

const FIRST_PAUSE = 3
const LONGEST_PAUSE = 60

type Final = Exclude<Sent, { result: 'unsent' }>

/** Sends a visit until it has arrived or is refused: at once, when the network is back, and after growing pauses. */
export class Delivery {
  private readonly survey: Survey
  private readonly offline: Offline
  private readonly invitation: Invitation
  private readonly work: Work
  private visit: Visit | null = null
  private pause = FIRST_PAUSE
  private timer = 0
  private underway = false

  /** called when there is nothing left to try */
  onFinal: (sent: Final) => void = () => undefined
  /** called after each attempt that did not get through; `leaves`: the browser sends by itself from now on */
  onUnsent: (why: 'offline' | 'busy', leaves: boolean) => void = () => undefined

  constructor(survey: Survey, offline: Offline, invitation: Invitation, work: Work) {
    this.survey = survey
    this.offline = offline
    this.invitation = invitation
    this.work = work
    addEventListener('online', () => void this.attempt())
  }

  start(visit: Visit): void {
    this.visit = visit
    this.pause = FIRST_PAUSE
    void this.attempt()
  }

  /** Gives up: nothing is sent any more, by the page or by the browser. */
  stop(): void {
    if (this.visit) this.offline.drop(this.visit.submissionId)
    this.visit = null
    clearTimeout(this.timer)
  }

  private async attempt(): Promise<void> {
    const { visit } = this
    if (!visit || this.underway) return
    clearTimeout(this.timer)
    this.underway = true
    const redeemed = await this.invitation.redeem(visit, true)
    await this.work.do(visit)
    if (this.visit !== visit) {
      this.underway = false
      // another may have been started meanwhile
      return this.attempt()
    }
    const post = redeemed === 'ready' ? postOf(this.survey, visit) : null
    const sent = post ? await send(post) : withoutProof(redeemed)
    this.underway = false
    if (this.visit !== visit) return
    if (sent.result !== 'unsent') {
      this.stop()
      this.onFinal(sent)
      return
    }
    // answers of the invited do not leave without what proves it
    const leaves = post !== null && (await this.offline.hold(visit.submissionId, post))
    if (this.visit !== visit) return this.offline.drop(visit.submissionId)
    this.onUnsent(sent.why, leaves)
    this.timer = window.setTimeout(() => void this.attempt(), Math.max(this.pause, sent.wait) * 1000)
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE)
  }
}

function withoutProof(redeemed: Redeemed): Sent {
  if (typeof redeemed === 'object') {
    return { result: 'refused', issues: [{ item: 'ticket', message: redeemed.refused }] }
  }
  return { result: 'unsent', why: navigator.onLine ? 'busy' : 'offline', wait: 0 }
}
