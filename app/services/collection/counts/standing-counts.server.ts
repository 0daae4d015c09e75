import { addStandingVisits, type StandingChange } from '#app/data/fieldwork/monitor/standing-visits.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** Name of the screen on which all answers are looked through. */
export const AT_CHECK = 'check'

/**
 * Where visits stand: one up where somebody arrives, one down where somebody goes on. Who stops leaves a one behind.
 * No visit has a name; what is kept is a number by question. Written now and then, apart from the answers.
 */
export class StandingCounts {
  private held = new Map<string, StandingChange>()

  constructor(private readonly database: Database) {}

  /** A visit has gone from one question to another; null: from outside, or out of the interview. */
  move(waveId: string, cityCode: string, from: string | null, to: string | null): void {
    if (from === to) return
    if (from !== null) this.change(waveId, cityCode, from, -1)
    if (to !== null) this.change(waveId, cityCode, to, 1)
  }

  /** Writes what has changed. */
  write(): void {
    const changes = [...this.held.values()].filter(({ visits }) => visits !== 0)
    if (changes.length > 0) addStandingVisits(this.database, changes)
    this.held = new Map()
  }

  private change(waveId: string, cityCode: string, item: string, by: number): void {
    const key = `${waveId} ${cityCode} ${item}`
    const held = this.held.get(key)
    if (held) held.visits += by
    else this.held.set(key, { waveId, cityCode, item, visits: by })
  }
}
