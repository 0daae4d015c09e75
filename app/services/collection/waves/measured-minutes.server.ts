import { sampleAnsweringSeconds } from '#app/data/fieldwork/answering-seconds.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** Fewer times than this are no promise. */
const FEWEST = 30
const REFRESH = 10 * 60_000

/** The minutes a questionnaire takes, as measured; looked at again every ten minutes. */
export class MeasuredMinutes {
  private readonly known = new Map<string, { until: number; minutes: number | null }>()

  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
  ) {}

  /**
   * Whole minutes within which half of the residents were done.
   *
   * @returns null while fewer than 30 times are known, and for made-up answers: then the wave's own estimate is said
   */
  measured({ id, synthetic }: Pick<WaveRecord, 'id' | 'synthetic'>): number | null {
    if (synthetic) return null
    const now = this.now().getTime()
    const kept = this.known.get(id)
    if (kept && now < kept.until) return kept.minutes
    const seconds = sampleAnsweringSeconds(this.database, id, FEWEST).sort((a, b) => a - b)
    const median = seconds[Math.ceil(seconds.length / 2) - 1] ?? 0
    const minutes = seconds.length < FEWEST ? null : Math.max(1, Math.ceil(median / 60))
    this.known.set(id, { until: now + REFRESH, minutes })
    return minutes
  }
}
