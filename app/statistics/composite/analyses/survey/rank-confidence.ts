import { seededRandom } from '#app/statistics/random.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { bootstrapRankSets } from '#app/statistics/sensitivity/bootstrap-rank-sets.ts'
import { normalMultiplier } from '#app/statistics/composite/editions/estimate.ts'
import { rankCities, toldApart, type RankSet } from '#app/statistics/composite/ranking/rank-sets.ts'
import { columnOf, orNull } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { samplingErrorOf } from './sampling-error.ts'

/** Rank confidence sets, of two columns of a data set or of a node with its sampling error. */
export interface RankConfidenceAnalysis {
  type: 'rankConfidence'
  in?: string | undefined
  estimate?: string | undefined
  standardError?: string | undefined
  aggregation?: string | undefined
  target?: string | undefined
  level?: number | undefined
  bootstrap?: boolean | undefined
}

interface Sets {
  low: (number | null)[]
  high: (number | null)[]
}

export interface RankConfidence {
  units: string[]
  rank: (number | null)[]
  unadjusted: Sets
  marginalHolm: Sets
  simultaneousHolm: Sets
  comparisonInterval: Sets & { multiplier: number }
  indistinguishableFromFirst: string[]
  bootstrapMarginal?: Sets
  bootstrapSimultaneous?: Sets
  couldBeTop5?: string[]
}

const REPLICATIONS = 4000

export function rankConfidence(analysis: RankConfidenceAnalysis, run: Run): RankConfidence {
  const { units, scores, ses } = readEstimates(analysis, run)
  const level = analysis.level ?? 0.95
  const setsOf = (method: 'unadjusted' | 'marginalHolm' | 'simultaneousHolm') =>
    rankCities(scores, ses, { level, method })
  const unadjusted = setsOf('unadjusted')
  const multiplier = normalMultiplier(level) / Math.SQRT2
  const edge = (side: 1 | -1) =>
    scores.map((score, at) => (score === null ? null : score + side * multiplier * (ses[at] ?? 0)))
  const result: RankConfidence = {
    units,
    rank: unadjusted.map((set) => set?.rank ?? null),
    unadjusted: lowHigh(unadjusted),
    marginalHolm: lowHigh(setsOf('marginalHolm')),
    simultaneousHolm: lowHigh(setsOf('simultaneousHolm')),
    comparisonInterval: { multiplier, low: edge(-1), high: edge(1) },
    indistinguishableFromFirst: sameAsFirst(units, scores, ses, level),
  }
  if (!analysis.bootstrap) return result

  const options = { level, replications: REPLICATIONS }
  const draw = (kind: 'marginal' | 'simultaneous') =>
    bootstrapRankSets(scores, ses, { ...options, kind }, seededRandom(run.seed))
  const simultaneous = draw('simultaneous')
  return {
    ...result,
    bootstrapMarginal: lowHigh(draw('marginal')),
    bootstrapSimultaneous: lowHigh(simultaneous),
    couldBeTop5: units.filter((_, at) => (simultaneous[at]?.low ?? Infinity) <= 5),
  }
}

function readEstimates(analysis: RankConfidenceAnalysis, run: Run) {
  const { aggregation, target, estimate, standardError } = analysis
  if (aggregation !== undefined && target !== undefined) {
    const dataset = datasetOf(run, aggregation)
    const scores = Array.from(columnOf(dataset, target), orNull)
    return {
      units: dataset.units,
      scores,
      ses: Array.from(samplingErrorOf(run, aggregation, target), orNull),
    }
  }
  if (estimate === undefined || standardError === undefined) {
    throw new Refusal(
      'INVALID_SPEC',
      {},
      'Rank confidence needs an estimate and its standard error, or a target.',
    )
  }
  const dataset = datasetOf(run, analysis.in ?? 'raw')
  const ses = Array.from(columnOf(dataset, standardError), orNull)
  const scores = Array.from(columnOf(dataset, estimate), orNull)
  return { units: dataset.units, scores, ses }
}

/** The other units that a pair test, unadjusted, cannot tell apart from the one with the highest score. */
function sameAsFirst(
  units: string[],
  scores: (number | null)[],
  ses: (number | null)[],
  level: number,
): string[] {
  const there = units.flatMap((_, at) => (scores[at] === null ? [] : [at]))
  const x = Float64Array.from(there, (at) => scores[at] ?? 0)
  const se = Float64Array.from(there, (at) => ses[at] ?? 0)
  const told = toldApart(x, se, { level, method: 'unadjusted' })
  const first = x.indexOf(x.reduce((high, value) => Math.max(high, value), -Infinity))
  return there.flatMap((at, place) =>
    place === first || told[first * there.length + place] === 1 ? [] : [units[at] ?? ''],
  )
}

function lowHigh(sets: (RankSet | null)[]): Sets {
  return { low: sets.map((set) => set?.low ?? null), high: sets.map((set) => set?.high ?? null) }
}
