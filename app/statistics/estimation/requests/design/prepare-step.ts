import { Refusal } from '#app/statistics/refusal.ts'
import type { SurveyDesign } from '#app/statistics/variance/survey-design.ts'
import { adjustNonresponse } from '#app/statistics/weighting/steps/adjust-nonresponse.ts'
import { auxiliaries } from '#app/statistics/weighting/steps/auxiliaries.ts'
import { calibrate } from '#app/statistics/weighting/steps/calibrate.ts'
import {
  checkMargin,
  checkMarginSums,
  type MarginCells,
} from '#app/statistics/weighting/steps/margin-cells.ts'
import { poststratify } from '#app/statistics/weighting/steps/poststratify.ts'
import { rake } from '#app/statistics/weighting/steps/rake.ts'
import { trim } from '#app/statistics/weighting/steps/trim.ts'
import type { WeightingStep } from '#app/statistics/weighting/steps/weighting-step.ts'
import { codedColumn, numbersOf, type Table } from '#app/statistics/estimation/spec/columns.ts'
import type { CalibrateSpec, StepSpec } from '#app/statistics/estimation/spec/spec.ts'
import { marginOf } from './margin-of.ts'
import { rowsWhere } from './rows-where.ts'

/** What the steps work on: columns, design, and the rows that take part, which a nonresponse step thins out. */
export interface StepContext {
  table: Table
  design: SurveyDesign
  /** sampling unit of each row per stage; null where the rows are the units */
  clusters: Int32Array[] | null
  /** 1 = row whose weight was not handed to others by an earlier step */
  taking: Uint8Array
}

/**
 * Binds a weighting step to the columns it names.
 *
 * @returns the step, and the rows that take part after it
 * @throws Refusal MISSING_MARGIN_VALUE, MARGIN_TOTALS_DISAGREE, INVALID_DATA, INVALID_SPEC
 */
export function prepareStep(
  context: StepContext,
  step: StepSpec,
): { run: WeightingStep; taking: Uint8Array } {
  const { table, design, taking } = context
  switch (step.step) {
    case 'poststratify':
      return { run: poststratify(marginOf(table, step.margin, taking), step.partial), taking }
    case 'rake': {
      const margins = step.margins.map((margin) => marginOf(table, margin, taking))
      return { run: rake(margins, step), taking }
    }
    case 'calibrate':
      return { run: prepareCalibration(context, step), taking }
    case 'trim':
      return { run: trim(design.weights, step.lower, step.upper, step.strict), taking }
    case 'nonresponse': {
      const responded = respondents(table, step.respondent)
      return {
        run: adjustNonresponse(classesOf(table, step.classes, taking), responded),
        taking: taking.map((takes, i) => (takes && responded[i] === 1 ? 1 : 0)),
      }
    }
  }
}

function prepareCalibration({ table, clusters, taking }: StepContext, step: CalibrateSpec): WeightingStep {
  const margins = step.margins.map((margin) => marginOf(table, margin, taking))
  checkMarginSums(margins)
  const continuous = step.continuous.map(({ variable, total }) => {
    const values = numbersOf(table, variable)
    const rows = rowsWhere(Array.from(values.keys()), (i) => !!taking[i] && Number.isNaN(values[i]))
    if (rows.length > 0) throw new Refusal('MISSING_MARGIN_VALUE', { margin: [variable], rows })
    return { values: values.map((value) => (Number.isNaN(value) ? 0 : value)), total }
  })
  const known = auxiliaries(table.n, margins, continuous, step.populationSize)
  const run = calibrate(known, step, clustersOf(clusters, step.aggregateStage))
  return (weights) => {
    for (const margin of margins) checkMargin(margin, weights, false)
    return run(weights)
  }
}

function clustersOf(clusters: Int32Array[] | null, stage: number | null): Int32Array | null {
  if (stage === null || (clusters === null && stage === 1)) return null
  const found = clusters?.[stage - 1]
  if (found) return found
  const stages = clusters?.length ?? 1
  throw new Refusal(
    'INVALID_SPEC',
    { aggregateStage: stage, expected: `a stage of the design, 1 to ${stages}` },
    `"aggregateStage" is ${stage}, but the design has ${stages === 1 ? 'one stage' : `${stages} stages`}.`,
  )
}

/** The column that says who responded: 1 yes, 0 no. */
function respondents(table: Table, name: string): Float64Array {
  const values = numbersOf(table, name)
  const rows = rowsWhere(values, (value) => value !== 0 && value !== 1)
  if (rows.length === 0) return values
  throw new Refusal(
    'INVALID_DATA',
    { column: name, rows, expected: '1 for a respondent, 0 for a nonrespondent' },
    `"${name}" should be 1 for a respondent and 0 for a nonrespondent in every row.`,
  )
}

/** Adjustment classes: every combination of the columns that occurs is a cell. */
function classesOf(table: Table, variables: string[], taking: Uint8Array): MarginCells {
  const columns = variables.map((name) => codedColumn(table, name))
  const seen = new Map<string, (string | number)[]>()
  for (let i = 0; i < table.n; i++) {
    if (columns.some(({ codes }) => codes[i]! < 0)) continue
    const key = columns.map(({ codes }) => codes[i]).join(',')
    if (seen.has(key)) continue
    seen.set(
      key,
      columns.map(({ codes, values }) => values[codes[i]!]!),
    )
  }
  const totals = [...seen.values()].map((categories) => ({ categories, total: 0 }))
  return marginOf(table, { variables, totals }, taking)
}
