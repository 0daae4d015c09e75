import { correlate, type CorrelationMethod } from '../../columns/correlation.ts'
import { columnOf, orNull } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { warnOfConstantColumns } from '../../spec/warn.ts'

/** Every indicator with each of its ancestors. */
export interface CorrelationFamilyAnalysis {
  type: 'correlationFamily'
  in: string
  method?: CorrelationMethod | undefined
}

export function correlationFamily(
  analysis: CorrelationFamilyAnalysis,
  run: Run,
): Record<string, Record<string, number | null>> {
  const dataset = datasetOf(run, analysis.in)
  const { indicators, ancestorsOf } = run.framework
  warnOfConstantColumns(
    run,
    dataset,
    indicators.map(({ code }) => code),
  )
  return Object.fromEntries(
    indicators.map(({ code }) => [
      code,
      Object.fromEntries(
        ancestorsOf(code).map((ancestor) => [
          ancestor.code,
          orNull(
            correlate(
              columnOf(dataset, code),
              columnOf(dataset, ancestor.code),
              analysis.method ?? 'pearson',
            ),
          ),
        ]),
      ),
    ]),
  )
}
