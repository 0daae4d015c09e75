import { describe, expect, it } from 'vitest'
import { seededRandom } from '#app/statistics/random.ts'
import { prepareScoring, type ScoringTree } from '#app/statistics/sensitivity/scoring-tree.ts'
import { weightNoise } from '#app/statistics/sensitivity/weight-noise.ts'

const tree: ScoringTree = {
  units: ['Aa', 'Bb', 'Cc'],
  nodes: [
    {
      code: 'a',
      children: [],
      scores: Float64Array.of(1, 2, 9),
      mean: { method: 'arithmetic' },
      minAvailability: 0,
    },
    {
      code: 'b',
      children: [],
      scores: Float64Array.of(4, NaN, 1),
      mean: { method: 'arithmetic' },
      minAvailability: 0,
    },
    { code: 'top', children: [0, 1], mean: { method: 'arithmetic' }, minAvailability: 0 },
  ],
}

describe('prepareScoring', () => {
  it('recomputes the target from the weights, missing children left out', () => {
    const score = prepareScoring(tree, 'top')
    expect([...score(Float64Array.of(1, 3, 1))]).toEqual([3.25, 2, 3])
    expect([...score(Float64Array.of(1, 0, 1))]).toEqual([1, 2, 9])
  })

  it('agrees between the fast road of arithmetic means and the general one', () => {
    const general: ScoringTree = {
      ...tree,
      nodes: tree.nodes.map((node) => ({ ...node, mean: { method: 'generalised', p: 1 } })),
    }
    const weights = Float64Array.of(2, 5, 1)
    expect([...prepareScoring(general, 'top')(weights)]).toEqual([...prepareScoring(tree, 'top')(weights)])
  })
})

describe('weightNoise', () => {
  const noise = (factor: number, seed: number) =>
    weightNoise(
      tree,
      'top',
      { weights: Float64Array.of(1, 1, 1), factors: Float64Array.of(factor, factor, 0), replications: 500 },
      seededRandom(seed),
    ).summary()

  it('without noise gives the nominal ranks every time', () => {
    expect(noise(0, 1)).toMatchObject({ mean: [2, 3, 1], sd: [0, 0, 0] })
  })

  it('repeats itself for the same seed', () => {
    expect(noise(0.9, 5)).toEqual(noise(0.9, 5))
    expect(noise(0.9, 5)).not.toEqual(noise(0.9, 6))
  })
})
