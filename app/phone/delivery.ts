import { send, type Sent } from './send.ts'
import type { Survey } from './survey.ts'
import type { Visit } from './visit.ts'

const FIRST_PAUSE = 3
const LONGEST_PAUSE = 60

type Final = Exclude<Sent, { result: 'unsent' }>

/** Sends a visit until it has arrived or is refused: at once, when the network is back, and after growing pauses. */
export class Delivery {
  private readonly survey: Survey
  private visit: Visit | null = null
  private pause = FIRST_PAUSE
  private timer = 0
  private underway = false

  /** called when there is nothing left to try */
  onFinal: (sent: Final) => void = () => undefined
  /** called after each attempt that did not get through */
  onUnsent: (why: 'offline' | 'busy') => void = () => undefined

  constructor(survey: Survey) {
    this.survey = survey
    addEventListener('online', () => void this.attempt())
  }

  start(visit: Visit): void {
    this.visit = visit
    this.pause = FIRST_PAUSE
    void this.attempt()
  }

  stop(): void {
    this.visit = null
    clearTimeout(this.timer)
  }

  private async attempt(): Promise<void> {
    const { visit } = this
    if (!visit || this.underway) return
    clearTimeout(this.timer)
    this.underway = true
    const sent = await send(this.survey, visit)
    this.underway = false
    if (this.visit !== visit) return
    if (sent.result !== 'unsent') {
      this.stop()
      this.onFinal(sent)
      return
    }
    this.onUnsent(sent.why)
    this.timer = window.setTimeout(() => void this.attempt(), Math.max(this.pause, sent.wait) * 1000)
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE)
  }
}
