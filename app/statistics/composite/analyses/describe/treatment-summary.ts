import { orNull } from '../../spec/dataset.ts'
import { stepThatWrote } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { treatIndicators } from '../../steps/treat.ts'

/** What a treatment did to every indicator. */
export interface TreatmentSummaryAnalysis {
  type: 'treatmentSummary'
  /** the data set the treatment wrote */
  of: string
}

type Summary = Record<string, number | boolean | null>

/** Per indicator skewness, kurtosis and pass before (0), after the first (1) and the second (2) function. */
export function treatmentSummary(analysis: TreatmentSummaryAnalysis, run: Run): Record<string, Summary> {
  const { step, input } = stepThatWrote(run, analysis.of, 'treat')
  return Object.fromEntries(
    treatIndicators(input, step, run).map(({ code, trace }) => {
      const summary: Summary = {}
      trace.moments.forEach(({ skewness, kurtosis, pass }, at) => {
        summary[`skew${at}`] = orNull(skewness)
        summary[`kurt${at}`] = orNull(kurtosis)
        summary[`pass${at}`] = pass
      })
      if (trace.pointsWinsorised !== null) summary['pointsWinsorised'] = trace.pointsWinsorised
      if (trace.skipped) summary['skipped'] = true
      return [code, summary]
    }),
  )
}
