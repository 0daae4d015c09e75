import type { Keeper, Visit } from '../visit.ts'
import type { Turn } from './idle-watch.ts'

/** Keeps a visit in the page alone: the next person to take the tablet finds nothing of it, not even after a restart. */
export class TurnKeeper implements Keeper {
  /** as long as the page is open, and no longer */
  readonly works = true
  private visit: Visit | null = null
  private done = false

  /** called when a withdrawal code is about to be shown */
  onCode: () => void = () => undefined

  /** What is on the screen. */
  get state(): Turn {
    if (this.done) return 'done'
    return this.visit === null ? 'free' : 'answering'
  }

  read(): Visit | null {
    return null
  }

  write(visit: Visit): void {
    this.visit = visit
    this.done = false
  }

  clear(): void {
    this.visit = null
    this.done = false
  }

  readCode(): string | null {
    return null
  }

  writeCode(): void {
    this.done = true
    this.onCode()
  }
}
