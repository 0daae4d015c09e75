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
  /** units in the order of the last replication, which is nearly the order of the next */
  readonly #order: Int32Array

  constructor(units: number) {
    this.#counts = Array.from({ length: units }, () => new Float64Array(units + 1))
    this.#order = Int32Array.from({ length: units }, (_, unit) => unit)
  }

  /** Ranks one replication's scores, 1 = highest, ties share the best place, and counts the places. */
  add(scores: Float64Array): void {
    const order = sortByScore(this.#order, scores)
    let rank = 0
    let last = NaN
    for (let place = 0; place < order.length; place++) {
      const unit = order[place]!
      const score = scores[unit]!
      if (Number.isNaN(score)) return
      if (score !== last) rank = place + 1
      last = score
      this.#counts[unit]![rank]!++
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

/** Insertion sort, highest first, NaN last: few moves when the order is nearly right. */
function sortByScore(order: Int32Array, scores: Float64Array): Int32Array {
  for (let place = 1; place < order.length; place++) {
    const unit = order[place]!
    const score = scores[unit]!
    let at = place
    while (at > 0 && !(scores[order[at - 1]!]! >= score) && !Number.isNaN(score)) {
      order[at] = order[at - 1]!
      at--
    }
    order[at] = unit
  }
  return order
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
