import type { CheckAnswer } from './check-input.ts'
import { CHECK_LIMITS } from './check-limits.ts'

/** A check somebody ran, with what was handed in. */
export interface KeptCheck extends CheckAnswer {
  owner: string
}

/**
 * Checks of the last hour, in memory alone: nothing handed in reaches a disk. Each is seen by the one who ran it; the
 * oldest leave when there are too many. A restart forgets them all.
 */
export class KeptChecks {
  private readonly kept = new Map<string, KeptCheck & { until: number; size: number }>()

  find(id: string, owner: string, now: Date): KeptCheck | null {
    this.forgetOld(now)
    const found = this.kept.get(id)
    return found?.owner === owner ? found : null
  }

  /** Keeps a check in the place of an earlier one of that id, unless that is somebody else's. */
  keep(id: string, check: KeptCheck, now: Date): void {
    this.forgetOld(now)
    const earlier = this.kept.get(id)
    if (earlier && earlier.owner !== check.owner) return
    this.kept.delete(id)
    this.kept.set(id, {
      ...check,
      size: sizeOf(check),
      until: now.getTime() + CHECK_LIMITS.keptMinutes * 60_000,
    })
    let total = [...this.kept.values()].reduce((sum, { size }) => sum + size, 0)
    for (const [oldest, { size }] of this.kept) {
      if (total <= CHECK_LIMITS.keptBytes || oldest === id) break
      this.kept.delete(oldest)
      total -= size
    }
  }

  private forgetOld(now: Date): void {
    for (const [id, { until }] of this.kept) if (until <= now.getTime()) this.kept.delete(id)
  }
}

/** Characters it holds, near enough to bytes. */
function sizeOf({ input, outcome }: CheckAnswer): number {
  const texts = [input.spec, input.data, ...Object.values(input.files), outcome.json]
  if (outcome.outcome === 'ok') texts.push(outcome.csv)
  return texts.reduce((sum, text) => sum + text.length, 0)
}
