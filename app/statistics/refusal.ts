/**
 * Why no number can be given, and where. The statistics throw it before a number is shown;
 * the service that called them catches it once and returns it as a value.
 *
 *   throw new Refusal('NEGATIVE_WEIGHT', { rows: [5, 17] })
 *
 * `at` names the place in plain data: rows counted from 1, the margin, the stratum, the field.
 */
export class Refusal extends Error {
  readonly code: string
  readonly at: Record<string, unknown>

  constructor(code: string, at: Record<string, unknown> = {}, message?: string) {
    super(message ?? SENTENCES[code] ?? 'This cannot be computed as asked.')
    this.name = 'Refusal'
    this.code = code
    this.at = at
  }
}

/** One sentence per code, for people who read the command line; pages translate the code. */
const SENTENCES: Record<string, string> = {
  INVALID_SPEC: 'The specification does not follow the format.',
  INVALID_DATA: 'The data do not match the columns the specification declares.',
  UNREADABLE_FILE: 'A file could not be read.',
  UNKNOWN_COLUMN: 'The specification names a column that is not declared.',
  NEGATIVE_WEIGHT: 'A weight is negative.',
  MISSING_WEIGHT: 'A weight is missing.',
  INFINITE_VALUE: 'A value is infinite or too large to compute with.',
  MISSING_CLUSTER: 'Rows have no cluster label.',
  COLLINEAR_PREDICTORS: 'A predictor is a linear combination of the others.',
  CONSTANT_COLUMN: 'A column has the same value in every row, so nothing can go with it.',
  ZERO_TOTAL_WEIGHT: 'All weights are zero.',
  NO_RESPONDENTS: 'There are no respondents.',
  UNKNOWN_MARGIN: 'The recipe names a margin for which the city has no population totals.',
  MISSING_STRATUM: 'Respondents have no stratum.',
  UNKNOWN_ITEM: 'An index names an item the questionnaire does not have.',
  VALUE_OUTSIDE_OPTIONS: 'An answer is none of the options of its item.',
  EMPTY_MARGIN_CELL: 'A margin cell has a positive population total but no respondent.',
  CATEGORY_WITHOUT_TOTAL: 'Respondents have a category for which the margin gives no population total.',
  MISSING_MARGIN_VALUE: 'Respondents have no value on a margin variable.',
  MARGIN_TOTALS_DISAGREE: 'The margins sum to different population totals.',
  NOT_CONVERGED: 'The margins cannot be met within the tolerance and bounds asked for.',
  SINGLE_PSU_STRATUM: 'A stratum has a single primary sampling unit, so its variance cannot be estimated.',
  SINGLE_PSU_DESIGN: 'The design has a single primary sampling unit, so no variance can be estimated.',
  CLUSTERS_NOT_NESTED: 'The same cluster label appears in several strata.',
  FPC_BELOW_SAMPLE_SIZE: 'A population size is smaller than the sample drawn from it.',
  FEW_INTERVIEWERS: 'Two interviewers with answers are needed, one of them with several.',
  OVERFLOW: 'The numbers are too large or too small for a finite result.',
}
