import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import { correlate } from '../../columns/correlation.ts'

/**
 * p value of "no rank correlation" by Spearman, two-sided.
 *
 * Without ties from the distribution of Σd², exact up to nine pairs and by the Edgeworth series beyond; with ties
 * t = r √((n - 2) / (1 - r²)) with n - 2 degrees of freedom.
 *
 * @param x, y at least three complete pairs
 *
 * Source: Best and Roberts (1975), Applied Statistics 24(3), 377-379 (AS 89). Checked: R 4.2.2 `cor.test`.
 */
export function spearmanP(x: Float64Array, y: Float64Array): number {
  const n = x.length
  const r = correlate(x, y, 'spearman')
  if (hasTies(x) || hasTies(y)) {
    return Math.abs(r) === 1 ? 0 : tTwoSidedP(r * Math.sqrt((n - 2) / (1 - r * r)), n - 2)
  }
  const distance = Math.round(((n ** 3 - n) * (1 - r)) / 6)
  const mirrored = (n ** 3 - n) / 3 - distance
  return Math.min(1, 2 * upperTail(Math.max(distance, mirrored), n))
}

/**
 * p value of "no rank correlation" by Kendall, two-sided.
 *
 * Below fifty pairs without ties from the distribution of the number of concordant pairs, otherwise the normal
 * approximation with the variance that allows for ties.
 *
 * @param x, y at least three complete pairs
 *
 * Source: Kendall (1970), Rank Correlation Methods, chapters 4 and 5. Checked: R 4.2.2 `cor.test`.
 */
export function kendallP(x: Float64Array, y: Float64Array): number {
  const n = x.length
  const tau = correlate(x, y, 'kendall')
  const [tiesX, tiesY] = [tieSizes(x), tieSizes(y)]
  const pairs = (n * (n - 1)) / 2
  if (n < 50 && tiesX.length === 0 && tiesY.length === 0) {
    const concordant = Math.round(((tau + 1) * pairs) / 2)
    const counts = inversionCounts(n)
    const total = counts.reduce((sum, count) => sum + count, 0)
    const upTo = (last: number) => counts.slice(0, last + 1).reduce((sum, count) => sum + count, 0) / total
    return Math.min(1, 2 * Math.min(upTo(concordant), upTo(pairs - concordant)))
  }
  const sum = (sizes: number[], term: (t: number) => number) => sizes.reduce((all, t) => all + term(t), 0)
  const tied = (t: number) => (t * (t - 1)) / 2
  const triples = (t: number) => t * (t - 1) * (t - 2)
  const spread = (t: number) => t * (t - 1) * (2 * t + 5)
  const score = tau * Math.sqrt((pairs - sum(tiesX, tied)) * (pairs - sum(tiesY, tied)))
  const variance =
    (spread(n) - sum(tiesX, spread) - sum(tiesY, spread)) / 18 +
    (sum(tiesX, tied) * sum(tiesY, tied)) / pairs +
    (sum(tiesX, triples) * sum(tiesY, triples)) / (9 * triples(n))
  return 2 * normalCdf(-Math.abs(score) / Math.sqrt(variance), 0, 1)
}

function hasTies(values: Float64Array): boolean {
  return new Set(values).size < values.length
}

/** How many share each value that occurs more than once. */
function tieSizes(values: Float64Array): number[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()].filter((count) => count > 1)
}

/** P(Σd² ≥ distance) for n untied pairs. */
function upperTail(distance: number, n: number): number {
  const largest = (n * (n * n - 1)) / 3
  if (distance <= 0) return 1
  if (distance > largest) return 0
  return n <= 9 ? exactUpperTail(distance, n) : edgeworthUpperTail(distance, n)
}

function exactUpperTail(distance: number, n: number): number {
  const counts = squaredDistanceCounts(n)
  let above = 0
  let total = 0
  counts.forEach((count, squares) => {
    total += count
    if (squares >= distance) above += count
  })
  return above / total
}

const countsBySize = new Map<number, number[]>()

/** How many of the n! orders have each Σd², counted set of places by set of places. */
function squaredDistanceCounts(n: number): number[] {
  const known = countsBySize.get(n)
  if (known) return known
  const largest = (n * (n * n - 1)) / 3
  const bySet: number[][] = [[1]]
  for (let taken = 1; taken < 1 << n; taken++) {
    const counts = new Array<number>(largest + 1).fill(0)
    const item = bitCount(taken) - 1
    for (let place = 0; place < n; place++) {
      if ((taken & (1 << place)) === 0) continue
      const rest = bySet[taken ^ (1 << place)] ?? []
      const squared = (item - place) ** 2
      rest.forEach((count, squares) => {
        if (count > 0) counts[squares + squared] = (counts[squares + squared] ?? 0) + count
      })
    }
    bySet[taken] = counts
  }
  const counts = bySet.at(-1) ?? []
  countsBySize.set(n, counts)
  return counts
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest > 0; rest &= rest - 1) count++
  return count
}

function edgeworthUpperTail(distance: number, n: number): number {
  const b = 1 / n
  const x = ((6 * (distance - 1) * b) / (n * n - 1) - 1) * Math.sqrt(n - 1)
  const y = x * x
  const inner = 0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y))
  const middle = -0.0758 + b * (0.1033 + 0.3932 * b) - y * b * inner
  const series = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * middle)
  const tail = series / Math.exp(y / 2) + normalCdf(-x, 0, 1)
  return Math.min(1, Math.max(0, tail))
}

/** How many orders of n have each number of inversions. */
function inversionCounts(n: number): number[] {
  let counts = [1]
  for (let size = 2; size <= n; size++) {
    const next = new Array<number>(counts.length + size - 1).fill(0)
    counts.forEach((count, at) => {
      for (let more = 0; more < size; more++) next[at + more] = (next[at + more] ?? 0) + count
    })
    counts = next
  }
  return counts
}
