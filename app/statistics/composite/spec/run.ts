import type { Survey } from '../analyses/survey/read-survey.ts'
import type { StepSpec } from './step-spec.ts'
import type { Dataset, TextTable } from './dataset.ts'
import type { Framework } from './framework.ts'
import type { LinearSolver } from '#app/statistics/linear-program.ts'
import type { Source } from './source.ts'

/** Something that was done as asked but that a reader must know. */
export interface Warning {
  code: string
  at: Record<string, unknown>
  message: string
}

/** Everything a step or an analysis may look at. */
export interface Run {
  framework: Framework
  source: Source
  /** by name; `raw` is the csv */
  datasets: Map<string, Dataset>
  /** the step that wrote each data set */
  steps: Map<string, StepSpec>
  survey: Survey | null
  /** further csv files, by the name the specification uses */
  tables: Map<string, TextTable>
  warnings: Warning[]
  /** loaded when an analysis needs it */
  solver: LinearSolver | null
  /** of every random draw */
  seed: number
}
