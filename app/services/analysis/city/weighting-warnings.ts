import type { WeightingDiagnostics } from '#app/statistics/weighting/city-columns.ts'
import type { MarginReport } from '#app/survey/reports/weighting-report.ts'
import { warning } from '#app/services/analysis/run/warnings.ts'

/** Above this the weights cost half of the answers. */
const HIGH_KISH = 2
/** A respondent who speaks for more than this many others. */
const LARGE_IN_MEDIANS = 5
/** The limit of trimming is in medians of the weights before it, which differ a little from the final ones. */
const SLACK = 1.05
const FEW_IN_CELL = 20
/** Shares of respondents who would have to be other people. */
const FAR_BEFORE = 0.2
const FAR_AFTER = 0.02

/** What should be looked at before the weights of a city are trusted. */
export function weightingWarnings(diagnostics: WeightingDiagnostics, margins: MarginReport[]): string[] {
  const { converged, kishDesignEffect, max, median, profiles } = diagnostics
  const thin = profiles.filter(({ rows }) =>
    rows.some(({ respondents, category }) => category !== 'withheld' && respondents < FEW_IN_CELL),
  )
  const far = margins.filter(({ distance }) => distance.before > FAR_BEFORE)
  const left = margins.filter(({ distance }) => distance.after > FAR_AFTER)
  return [
    ...(converged ? [] : [warning('margins-not-met')]),
    ...(kishDesignEffect > HIGH_KISH ? [warning('kish-high')] : []),
    ...(max > LARGE_IN_MEDIANS * SLACK * median ? [warning('weight-large')] : []),
    ...thin.map(({ variable }) => warning('cells-thin', variable)),
    ...far.map(({ variable }) => warning('profile-far', variable)),
    ...left.map(({ variable }) => warning('profile-left', variable)),
  ]
}
