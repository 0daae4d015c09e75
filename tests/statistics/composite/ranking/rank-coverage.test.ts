import { describe, expect, it } from 'vitest'
import { rankCities } from '#app/statistics/composite/ranking/rank-sets.ts'
import { seededRandom } from '#app/statistics/random.ts'

/** Cities with known true scores and errors; every replication draws one survey. */
interface World {
  truth: number[]
  ses: number[]
}

const CITIES = 24
const city = Array.from({ length: CITIES }, (_, at) => at)
const worlds: Record<string, World> = {
  'some equal, some close': {
    truth: city.map((at) => 50 + Math.floor(at / 3) * 0.8),
    ses: city.map((at) => 0.4 + (at % 4) * 0.5),
  },
  'all equal': { truth: city.map(() => 50), ses: city.map((at) => 1 + (at % 3)) },
  'all different, errors a hundredfold apart': {
    truth: city.map((at) => 50 + at * 0.9),
    ses: city.map((at) => 0.05 * 100 ** ((at % 5) / 4)),
  },
}

/**
 * How often sets cover. A set covers when it holds every place the true score allows: ties may take any of their places.
 */
function coverage({ truth, ses }: World, replications: number): { simultaneous: number; marginal: number } {
  const random = seededRandom(2024)
  const best = truth.map((score) => 1 + truth.filter((other) => other > score).length)
  const worst = truth.map((score) => truth.filter((other) => other >= score).length)
  let all = 0
  let single = 0
  for (let replication = 0; replication < replications; replication++) {
    const drawn = truth.map((score, at) => score + (ses[at] ?? 0) * random.normal())
    const covers = (method: 'simultaneousHolm' | 'marginalHolm') =>
      rankCities(drawn, ses, { level: 0.95, method }).map(
        (set, at) => set !== null && set.low <= (best[at] ?? 0) && set.high >= (worst[at] ?? 0),
      )
    if (covers('simultaneousHolm').every(Boolean)) all++
    single += covers('marginalHolm').filter(Boolean).length / truth.length
  }
  return { simultaneous: all / replications, marginal: single / replications }
}

describe('Holm rank sets', () => {
  it.each(Object.keys(worlds))(
    'cover all true ranks at once in at least 95 of a hundred surveys: %s',
    (name) => {
      const { simultaneous, marginal } = coverage(worlds[name]!, 500)
      console.info(`rank sets, ${name}: all at once ${simultaneous}, one at a time ${marginal.toFixed(4)}`)
      expect(simultaneous).toBeGreaterThanOrEqual(0.95)
      expect(marginal).toBeGreaterThanOrEqual(0.95)
    },
  )
})
