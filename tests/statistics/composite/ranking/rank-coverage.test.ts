import { describe, expect, it } from 'vitest'
import { rankCities } from '#app/statistics/composite/ranking/rank-sets.ts'
import { seededRandom } from '#app/statistics/random.ts'

/**
 * Cities with known true scores, some equal, some close, of unequal precision; every replication draws one survey.
 * A set covers when it holds every place the true score allows (ties may take any of their places).
 */
function coverage(replications: number): { simultaneous: number; marginal: number } {
  const random = seededRandom(2024)
  const cities = 40
  const truth = Array.from({ length: cities }, (_, i) => 50 + Math.floor(i / 3) * 0.8)
  const ses = truth.map((_, i) => 0.4 + (i % 4) * 0.5)
  const best = truth.map((score) => 1 + truth.filter((other) => other > score).length)
  const worst = truth.map((score) => truth.filter((other) => other >= score).length)
  let all = 0
  let single = 0
  for (let replication = 0; replication < replications; replication++) {
    const drawn = truth.map((score, i) => score + (ses[i] ?? 0) * random.normal())
    const covers = (method: 'simultaneousHolm' | 'marginalHolm') =>
      rankCities(drawn, ses, { level: 0.95, method }).map(
        (set, i) => set !== null && set.low <= (best[i] ?? 0) && set.high >= (worst[i] ?? 0),
      )
    if (covers('simultaneousHolm').every(Boolean)) all++
    single += covers('marginalHolm').filter(Boolean).length / cities
  }
  return { simultaneous: all / replications, marginal: single / replications }
}

describe('Holm rank sets', () => {
  it('cover all true ranks at once, and each city’s own rank, at least 95 % of the time', () => {
    const { simultaneous, marginal } = coverage(600)
    expect(simultaneous).toBeGreaterThanOrEqual(0.95)
    expect(marginal).toBeGreaterThanOrEqual(0.95)
  })
})
