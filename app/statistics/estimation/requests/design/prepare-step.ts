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

/** Binds a weighting step to the columns it names. */
export function prepareStep(table: Table, design: SurveyDesign, step: StepSpec): WeightingStep {
  switch (step.step) {
    case 'poststratify':
      return poststratify(marginOf(table, step.margin), step.partial)
    case 'rake':
      return rake(
        step.margins.map((margin) => marginOf(table, margin)),
        step,
      )
    case 'calibrate':
      return prepareCalibration(table, design, step)
    case 'trim':
      return trim(step.lower, step.upper, step.strict)
    case 'nonresponse':
      return adjustNonresponse(classesOf(table, step.classes), numbersOf(table, step.respondent))
  }
}

function prepareCalibration(table: Table, design: SurveyDesign, step: CalibrateSpec): WeightingStep {
  const [lower, upper] = step.bounds ?? [-Infinity, Infinity]
  if (step.method === 'logit' && !(Number.isFinite(lower) && Number.isFinite(upper))) {
    throw new Refusal('INVALID_SPEC', {
      path: 'weighting.bounds',
      expected: 'two finite bounds for method logit',
    })
  }
  const margins = step.margins.map((margin) => marginOf(table, margin))
  checkMarginSums(margins)
  const continuous = step.continuous.map(({ variable, total }) => {
    const values = numbersOf(table, variable)
    const rows = [...values.keys()].filter((i) => Number.isNaN(values[i])).map((i) => i + 1)
    if (rows.length > 0) throw new Refusal('MISSING_MARGIN_VALUE', { margin: [variable], rows })
    return { values, total }
  })
  const stage = step.aggregateStage === null ? null : design.stages[step.aggregateStage - 1]
  if (stage === undefined) {
    throw new Refusal('INVALID_SPEC', { path: 'weighting.aggregateStage', expected: 'a stage of the design' })
  }
  const known = auxiliaries(table.n, margins, continuous, step.populationSize)
  const run = calibrate(known, step, stage?.clusters ?? null)
  return (weights) => {
    for (const margin of margins) checkMargin(margin, weights, false)
    return run(weights)
  }
}

/** Adjustment classes: every combination of the columns that occurs is a cell. */
function classesOf(table: Table, variables: string[]): MarginCells {
  const columns = variables.map((name) => codedColumn(table, name))
  const seen = new Map<string, (string | number)[]>()
  for (let i = 0; i < table.n; i++) {
    if (columns.some(({ codes }) => codes[i]! < 0)) continue
    const key = columns.map(({ codes }) => codes[i]).join(',')
    if (!seen.has(key))
      seen.set(
        key,
        columns.map(({ codes, values }) => values[codes[i]!]!),
      )
  }
  const totals = [...seen.values()].map((categories) => ({ categories, total: 0 }))
  return marginOf(table, { variables, totals })
}
