const EVENTS = ['pointerdown', 'keydown', 'input', 'scroll'] as const

/** Seconds without a touch after which something happens. */
export interface IdleSeconds {
  /** until somebody is asked whether they are still there */
  idle: number
  /** from then until everything starts over */
  warning: number
  /** that a withdrawal code stays on the screen */
  code: number
}

/** What is on the screen of the tablet: nothing of anybody, answers under way, or a code at the end. */
export type Turn = 'free' | 'answering' | 'done'

/** Starts a shared tablet over when nobody has touched it for a while, after a warning that is read out. */
export class IdleWatch {
  private touchedAt = Date.now()
  private before: Element | null = null

  constructor(
    private readonly seconds: IdleSeconds,
    private readonly warning: HTMLElement,
    private readonly turn: () => Turn,
    private readonly startOver: () => void,
  ) {
    for (const name of EVENTS) addEventListener(name, () => this.touch(), { capture: true, passive: true })
    setInterval(() => this.look(), 1000)
  }

  /** Somebody is there: counts from now. */
  stay(): void {
    this.touchedAt = Date.now()
    this.hideWarning()
  }

  /** While the warning stands only its button counts: a tap beside it must not reach what lies beneath. */
  private touch(): void {
    if (this.warning.hidden) this.touchedAt = Date.now()
  }

  private look(): void {
    const still = (Date.now() - this.touchedAt) / 1000
    const turn = this.turn()
    const { idle, warning, code } = this.seconds
    if (turn === 'free') return this.hideWarning()
    const left = Math.ceil((turn === 'done' ? code : idle + warning) - still)
    if (left <= 0) {
      this.hideWarning()
      this.startOver()
    } else if (turn === 'done') say(document.querySelector('#answer-form [data-words]'), left)
    else if (still >= idle) this.showWarning(left)
  }

  private showWarning(left: number): void {
    say(this.warning.querySelector('[data-words]'), left)
    if (!this.warning.hidden) return
    this.before = document.activeElement
    this.warning.hidden = false
    this.warning.querySelector('button')?.focus()
  }

  private hideWarning(): void {
    if (this.warning.hidden) return
    this.warning.hidden = true
    if (this.before instanceof HTMLElement) this.before.focus()
  }
}

function say(line: Element | null, seconds: number): void {
  if (!(line instanceof HTMLElement)) return
  line.textContent = (line.dataset['words'] ?? '').replace('{seconds}', String(seconds))
}
