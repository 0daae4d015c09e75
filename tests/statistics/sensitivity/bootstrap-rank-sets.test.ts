import { describe, expect, it } from 'vitest'
import { rankCities } from '#app/statistics/composite/ranking/rank-sets.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { bootstrapRankSets } from '#app/statistics/sensitivity/bootstrap-rank-sets.ts'

const scores = [20, 19, 12, null, 11.5, 3]
const ses = [0.5, 0.5, 0.5, null, 0.5, 0.5]

describe('bootstrapRankSets', () => {
  it.each(['marginal', 'simultaneous'] as const)('comes near the Holm sets (%s)', (kind) => {
    const options = { level: 0.95, replications: 2000, kind }
    const sets = bootstrapRankSets(scores, ses, options, seededRandom(11))
    const holm = rankCities(scores, ses, { level: 0.95, method: `${kind}Holm` })
    expect(sets).toEqual(holm)
    expect(sets[3]).toBeNull()
  })

  it('repeats itself for the same seed', () => {
    const draw = () =>
      bootstrapRankSets(scores, ses, { level: 0.9, replications: 200, kind: 'simultaneous' }, seededRandom(4))
    expect(draw()).toEqual(draw())
  })
})
