import { seededRandom } from '#app/statistics/random.ts'
import type { ScoringTree } from '#app/statistics/sensitivity/scoring-tree.ts'
import { weightNoise } from '#app/statistics/sensitivity/weight-noise.ts'
import { columnOf, type Dataset } from '../../spec/dataset.ts'
import type { Framework } from '../../spec/framework.ts'
import { datasetOf, nodesAtLevel, stepThatWrote } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import type { AggregateStep } from '../../spec/step-spec.ts'
import { meanOptionsAt, minAvailabilityAt, weightsOf } from '../../steps/aggregate.ts'
import { rankDistribution, replicationsFor, type RankDistribution } from './rank-distribution.ts'

/** Places of a node when the weights of some levels are noisy. */
export interface WeightNoiseAnalysis {
  type: 'weightNoise'
  aggregation: string
  target: string
  noise: { level: number; factor: number }[]
  minReplications?: number | undefined
}

export function weightNoiseOf(analysis: WeightNoiseAnalysis, run: Run): RankDistribution {
  const { framework } = run
  for (const { level } of analysis.noise) nodesAtLevel(framework, level)
  framework.node(analysis.target)
  const { step, input } = stepThatWrote(run, analysis.aggregation, 'aggregate')
  const tree = scoringTreeOf(input, step, framework)
  const weightOf = weightsOf(step, framework)
  const factorAt = (level: number) => analysis.noise.find((noise) => noise.level === level)?.factor ?? 0
  const replications = replicationsFor(analysis.minReplications)
  const tally = weightNoise(
    tree,
    analysis.target,
    {
      weights: Float64Array.from(tree.nodes, ({ code }) => weightOf(code)),
      factors: Float64Array.from(tree.nodes, ({ code }) => factorAt(framework.node(code).level)),
      replications,
    },
    seededRandom(run.seed),
  )
  const nominal = columnOf(datasetOf(run, analysis.aggregation), analysis.target)
  return rankDistribution(tree.units, nominal, tally, replications)
}

/** The framework over a data set, laid out for many recomputations. */
export function scoringTreeOf(input: Dataset, step: AggregateStep, framework: Framework): ScoringTree {
  const ordered = [...framework.indicators, ...framework.aggregates]
  const position = new Map(ordered.map(({ code }, at) => [code, at]))
  return {
    units: input.units,
    nodes: ordered.map(({ code, level }) => ({
      code,
      children: framework.childrenOf(code).map((child) => position.get(child.code) ?? -1),
      ...(level === 1 ? { scores: columnOf(input, code) } : {}),
      mean: meanOptionsAt(step, level),
      minAvailability: minAvailabilityAt(step, level),
    })),
  }
}
