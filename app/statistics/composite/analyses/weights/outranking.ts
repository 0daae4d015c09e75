import { Refusal } from '#app/statistics/refusal.ts'
import { rankValues } from '../../columns/ranks.ts'
import { columnOf, orNull, printable } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { weightsOf } from '../../steps/aggregate.ts'
import { tableOfPairs, type MatrixResult } from '../relations/correlation.ts'

/** Unit against unit, indicator by indicator. */
export interface OutrankingAnalysis {
  type: 'outranking'
  in: string
  codes: string[]
  /** by default the framework's; values count as given, more is better */
  weights?: 'framework' | 'equal' | Record<string, number> | undefined
}

export interface OutrankingResult extends MatrixResult {
  copeland: number[]
  copelandRank: (number | null)[]
  /** share of pairs in which one unit is ahead nowhere */
  fractionDominated: number | null
}

/**
 * Outranking matrix and Copeland scores.
 *
 *   element (i, j): weight share of indicators where i > j, plus half where equal; 0 on the diagonal
 *   Copeland: pairs won (> 0.5) minus pairs lost (< 0.5)
 *
 * An indicator that one of the two lacks does not count for that pair.
 *
 * @throws Refusal ZERO_TOTAL_WEIGHT, NEGATIVE_WEIGHT, UNKNOWN_NODE
 *
 * Source: Munda and Nardo (2009); OECD/JRC Handbook (2008), step 7.
 */
export function outranking(analysis: OutrankingAnalysis, run: Run): OutrankingResult {
  const dataset = datasetOf(run, analysis.in)
  const { units } = dataset
  const weightOf = weightsOf(analysis, run.framework)
  const columns = analysis.codes.map((code) => ({ values: columnOf(dataset, code), weight: weightOf(code) }))
  if (!columns.some(({ weight }) => weight > 0)) {
    const message = `${analysis.codes.join(', ')} all have weight 0, so no unit outranks another.`
    throw new Refusal('ZERO_TOTAL_WEIGHT', { nodes: analysis.codes }, message)
  }
  const share = units.map((_, i) => units.map((__, j) => (i === j ? 0 : shareAhead(columns, i, j))))
  const rowOf = new Map(units.map((unit, row) => [unit, row]))
  const copeland = share.map((row, i) =>
    row.reduce((score, ahead, j) => score + (i === j ? 0 : pairWon(ahead)), 0),
  )
  const dominated = share.flatMap((row, i) => row.filter((ahead, j) => i !== j && ahead === 0)).length
  return {
    ...tableOfPairs(units, units, (a, b) => share[rowOf.get(a) ?? -1]?.[rowOf.get(b) ?? -1] ?? NaN),
    copeland,
    copelandRank: printable(rankValues(copeland, 'descending', 'min')),
    fractionDominated: orNull((2 * dominated) / (units.length * (units.length - 1))),
  }
}

/** 1 won, -1 lost, 0 drawn: a half is a half in spite of rounding in the sum of the weights. */
function pairWon(ahead: number): number {
  return Math.abs(ahead - 0.5) > 1e-12 ? Math.sign(ahead - 0.5) : 0
}

function shareAhead(columns: { values: Float64Array; weight: number }[], i: number, j: number): number {
  let total = 0
  let ahead = 0
  for (const { values, weight } of columns) {
    const difference = (values[i] ?? NaN) - (values[j] ?? NaN)
    if (Number.isNaN(difference)) continue
    total += weight
    ahead += difference > 0 ? weight : difference === 0 ? weight / 2 : 0
  }
  return ahead / total
}
