import { Refusal } from '#app/statistics/refusal.ts'
import type { SurveyDesign } from '#app/statistics/variance/survey-design.ts'
import { numberLabels } from '#app/statistics/variance/sampling-stage.ts'
import type { StepOutcome } from '#app/statistics/weighting/steps/weighting-step.ts'
import { LARGEST } from '#app/statistics/numeric/range.ts'
import type { Table } from '#app/statistics/estimation/spec/columns.ts'
import type { CalibrateSpec, Spec } from '#app/statistics/estimation/spec/spec.ts'
import { labelsOf } from './design-columns.ts'
import { prepareStep } from './prepare-step.ts'
import { rowsWhere } from './rows-where.ts'

/** A weighting step with its name; it says where it stood when it refuses. */
export interface NamedStep {
  name: string
  /** degrees of freedom of replicates are counted again after this step */
  recounts: boolean
  /** @param replicate number of the replicate the weights belong to; none = the full sample */
  run(weights: Float64Array, replicate?: number): StepOutcome
}

/**
 * Binds the weighting steps of a specification to its data, in order. What a step refuses is given the place of
 * the step as `path` and the replicate, if it was one.
 *
 * @throws Refusal from prepareStep
 */
export function prepareSteps(spec: Spec, table: Table, design: SurveyDesign): NamedStep[] {
  const clusters = clustersPerStage(spec, table, design)
  let taking: Uint8Array = new Uint8Array(table.n).fill(1)
  return spec.weighting.map((step, i) => {
    const path = `weighting[${i}]`
    const prepared = placed({ path }, () => prepareStep({ table, design, clusters, taking }, step))
    taking = prepared.taking
    return {
      name: step.step,
      recounts: step.step !== 'trim' && !(step.step === 'calibrate' && isIterative(step)),
      run: (weights, replicate) =>
        placed({ path, ...(replicate !== undefined && { replicate }) }, () => checked(prepared.run(weights))),
    }
  })
}

function isIterative({ method, bounds }: CalibrateSpec): boolean {
  return method !== 'linear' || bounds !== null
}

/** Units of a design whose replicates are given are read from the data, since the design is not built from them. */
function clustersPerStage(spec: Spec, table: Table, design: SurveyDesign): Int32Array[] | null {
  const { ids } = spec.design
  if (ids === null) return null
  if (spec.replicates?.source !== 'columns') return design.stages.map((stage) => stage.clusters)
  let above: string[] = new Array<string>(table.n).fill('')
  return ids.map((name) => {
    above = labelsOf(table, name, 'MISSING_CLUSTER').map((label, i) => `${above[i]}\u0000${label}`)
    return numberLabels(above).codes
  })
}

function placed<T>(place: Record<string, unknown>, compute: () => T): T {
  try {
    return compute()
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, { ...place, ...error.at }, error.message)
    throw error
  }
}

function checked(outcome: StepOutcome): StepOutcome {
  const rows = rowsWhere(outcome.weights, (w) => !(Math.abs(w) <= LARGEST))
  if (rows.length > 0)
    throw new Refusal('OVERFLOW', { rows }, 'The weights become too large to compute with.')
  if (outcome.weights.every((w) => w === 0)) throw new Refusal('ZERO_TOTAL_WEIGHT')
  return outcome
}
