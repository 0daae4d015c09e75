import { meanOf, sdOf, skewnessAndKurtosis } from '../../columns/moments.ts'
import { medianOf } from '../../columns/quantile.ts'
import { orNull } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'

/** A description of every column of a data set. */
export interface StatisticsAnalysis {
  type: 'statistics'
  in: string
  codes?: string[] | undefined
}

export function statistics(
  analysis: StatisticsAnalysis,
  run: Run,
): Record<string, Record<string, number | null>> {
  const { values } = datasetOf(run, analysis.in)
  return Object.fromEntries(
    Array.from(values)
      .filter(([code]) => analysis.codes?.includes(code) ?? true)
      .map(([code, column]) => [code, describeColumn(column)]),
  )
}

/** Counts, centre, spread and shape of the values that are there; null where they cannot be told. */
export function describeColumn(column: Float64Array): Record<string, number | null> {
  const there = column.filter((value) => !Number.isNaN(value)).sort()
  const counts = new Map<number, number>()
  for (const value of there) counts.set(value, (counts.get(value) ?? 0) + 1)
  const { skewness, kurtosis } = skewnessAndKurtosis(there)
  return {
    min: orNull(there[0] ?? NaN),
    max: orNull(there.at(-1) ?? NaN),
    mean: orNull(meanOf(there)),
    median: orNull(medianOf(there)),
    sd: orNull(sdOf(there)),
    skew: orNull(skewness),
    kurtosis: orNull(kurtosis),
    available: there.length,
    nonZero: there.filter((value) => value !== 0).length,
    unique: counts.size,
    mostCommonCount: Math.max(0, ...counts.values()),
  }
}
