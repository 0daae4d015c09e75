/** Where each unit stood over many replications; null for a unit that was never ranked. */
export interface RankSummary {
  mean: (number | null)[]
  sd: (number | null)[]
  q05: (number | null)[]
  median: (number | null)[]
  q95: (number | null)[]
}

/**
 * Counts places over replications. Ranks are whole numbers 1..units, so counts are all that is needed for means,
 * standard deviations (n - 1) and quantiles (type 7).
 */
export class RankTally {
  readonly #counts: Float64Array[]
  readonly #better: Int32Array

  constructor(units: number) {
    this.#counts = Array.from({ length: units }, () => new Float64Array(units + 1))
    this.#better = new Int32Array(units)
  }

  /** Ranks one replication's scores, 1 = highest, ties share the best place, and counts the places. */
  add(scores: Float64Array): void {
    const better = this.#better.fill(0)
    const n = scores.length
    for (let i = 0; i < n; i++) {
      const own = scores[i] ?? NaN
      for (let j = i + 1; j < n; j++) {
        const other = scores[j] ?? NaN
        if (own > other) better[j] = (better[j] ?? 0) + 1
        else if (other > own) better[i] = (better[i] ?? 0) + 1
      }
    }
    for (let i = 0; i < n; i++) {
      if (Number.isNaN(scores[i] ?? NaN)) continue
      const counts = this.#counts[i]
      const rank = (better[i] ?? 0) + 1
      if (counts) counts[rank] = (counts[rank] ?? 0) + 1
    }
  }

  summary(): RankSummary {
    const moments = this.#counts.map(momentsOf)
    const at = (probability: number) => this.#counts.map((counts) => quantileOf(counts, probability))
    return {
      mean: moments.map(({ mean }) => mean),
      sd: moments.map(({ sd }) => sd),
      q05: at(0.05),
      median: at(0.5),
      q95: at(0.95),
    }
  }

  /** Share of replications in which each unit stood among the first `places`. */
  probabilityTop(places: number): (number | null)[] {
    return this.#counts.map((counts) => {
      const total = counts.reduce((sum, count) => sum + count, 0)
      const top = counts.subarray(0, places + 1).reduce((sum, count) => sum + count, 0)
      return total > 0 ? top / total : null
    })
  }
}

function momentsOf(counts: Float64Array): { mean: number | null; sd: number | null } {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return { mean: null, sd: null }
  const mean = counts.reduce((sum, count, rank) => sum + count * rank, 0) / total
  const squares = counts.reduce((sum, count, rank) => sum + count * (rank - mean) ** 2, 0)
  return { mean, sd: total > 1 ? Math.sqrt(squares / (total - 1)) : null }
}

function quantileOf(counts: Float64Array, probability: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const place = (total - 1) * probability
  const below = Math.floor(place)
  const low = orderStatistic(counts, below)
  const high = orderStatistic(counts, Math.min(below + 1, total - 1))
  return low + (place - below) * (high - low)
}

function orderStatistic(counts: Float64Array, position: number): number {
  let passed = 0
  for (const [rank, count] of counts.entries()) {
    passed += count
    if (passed > position) return rank
  }
  return counts.length - 1
}
