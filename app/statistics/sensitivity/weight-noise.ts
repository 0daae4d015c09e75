import type { RandomSource } from '#app/statistics/random.ts'
import { RankTally } from './rank-tally.ts'
import { prepareScoring, type ScoringTree } from './scoring-tree.ts'

/**
 * Ranks under noisy weights.
 *
 *   w becomes w (1 + f (2u - 1)), u uniform on [0, 1), independent for every node
 *
 * @param weights nominal, one per node of the tree
 * @param factors f, one per node; 0 leaves the weight alone
 * @returns places of the target over the replications
 */
export function weightNoise(
  tree: ScoringTree,
  target: string,
  { weights, factors, replications }: { weights: Float64Array; factors: Float64Array; replications: number },
  random: RandomSource,
): RankTally {
  const score = prepareScoring(tree, target)
  const tally = new RankTally(tree.units.length)
  const noisy = Float64Array.from(weights)
  for (let replication = 0; replication < replications; replication++) {
    for (let node = 0; node < noisy.length; node++) {
      const factor = factors[node] ?? 0
      if (factor !== 0) noisy[node] = (weights[node] ?? 0) * (1 + factor * (2 * random.uniform() - 1))
    }
    tally.add(score(noisy))
  }
  return tally
}
