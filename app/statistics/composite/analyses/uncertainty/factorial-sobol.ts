import { Refusal } from '#app/statistics/refusal.ts'
import { factorialSobol } from '#app/statistics/sensitivity/sobol-indices.ts'
import { meanOf } from '../../columns/moments.ts'
import { rankValues } from '../../columns/ranks.ts'
import { columnOf, orNull, printable } from '../../spec/dataset.ts'
import type { Run } from '../../spec/run.ts'
import { rankShift } from '../weights/rank-shift.ts'
import { changeStep, scoresUnder, stepsBefore } from './varied-pipeline.ts'

/** Which method choices move the ranking, over all combinations of their levels. */
export interface FactorialSobolAnalysis {
  type: 'factorialSobol'
  target: string
  /** the data set an aggregation wrote; by default the last one */
  aggregation?: string | undefined
  output?: string | undefined
  /** the combination shifts are measured from: the level itself, or its number from 0 */
  nominal: Record<string, unknown>
  factors: { id: string; levels: unknown[] }[]
}

export interface FactorialSobol {
  runs: number
  mean: number
  variance: number
  firstOrder: Record<string, number | null>
  total: Record<string, number | null>
  output: { levels: number[]; y: number }[]
  units: string[]
  rankMean: (number | null)[]
  rankMin: (number | null)[]
  rankMax: (number | null)[]
}

/** y of a combination: mean absolute rank shift from the nominal one. */
export function factorialSobolOf(analysis: FactorialSobolAnalysis, run: Run): FactorialSobol {
  const { factors } = analysis
  const steps = stepsBefore(run, analysis.aggregation)
  const ranksAt = (levels: number[]) => {
    const varied = factors.reduce(
      (changed, { id, levels: choices }, at) =>
        changed.flatMap((step) => changeStep(step, id, choices[levels[at] ?? 0]) ?? []),
      steps,
    )
    const dataset = scoresUnder(run, varied)
    return {
      units: dataset.units,
      ranks: rankValues(columnOf(dataset, analysis.target), 'descending', 'min'),
    }
  }

  const nominal = ranksAt(factors.map((factor) => nominalLevel(factor, analysis.nominal[factor.id])))
  const combinations = allCombinations(factors.map(({ levels }) => levels.length))
  const ranks = combinations.map((levels) => alongUnits(nominal.units, ranksAt(levels)))
  const output = combinations.map((levels, at) => {
    const shift = rankShift(nominal.ranks, ranks[at] ?? nominal.ranks).meanAbsoluteRankShift
    return { levels, y: shift ?? 0 }
  })
  const indices = factorialSobol(
    factors.map(({ levels }) => levels.length),
    Float64Array.from(output, ({ y }) => y),
  )
  const perFactor = (list: (number | null)[]) =>
    Object.fromEntries(factors.map(({ id }, at) => [id, list[at] ?? null]))
  const places = nominal.units.map((_, row) => ranks.map((column) => column[row] ?? NaN))
  return {
    runs: output.length,
    mean: indices.mean,
    variance: indices.variance,
    firstOrder: perFactor(indices.first),
    total: perFactor(indices.total),
    output,
    units: nominal.units,
    rankMean: places.map((row) => orNull(meanOf(row))),
    rankMin: printable(places.map((row) => Math.min(...row))),
    rankMax: printable(places.map((row) => Math.max(...row))),
  }
}

/** Places in the order of the nominal units; NaN for a unit that a combination screens out. */
function alongUnits(units: string[], ranked: { units: string[]; ranks: Float64Array }): Float64Array {
  const rowOf = new Map(ranked.units.map((unit, row) => [unit, row]))
  return Float64Array.from(units, (unit) => ranked.ranks[rowOf.get(unit) ?? -1] ?? NaN)
}

function allCombinations(counts: number[]): number[][] {
  const runs = counts.reduce((product, count) => product * count, 1)
  return Array.from({ length: runs }, (_, run) => {
    let rest = run
    return counts.map((count) => {
      const level = rest % count
      rest = Math.floor(rest / count)
      return level
    })
  })
}

function nominalLevel({ id, levels }: { id: string; levels: unknown[] }, given: unknown): number {
  const asValue = levels.findIndex((level) => JSON.stringify(level) === JSON.stringify(given))
  if (asValue >= 0) return asValue
  if (typeof given === 'number' && given in levels) return given
  throw new Refusal('INVALID_SPEC', { factor: id }, `The nominal level of ${id} is none of its levels.`)
}
