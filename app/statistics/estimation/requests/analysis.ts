import { balancedReplicates } from '../../variance/balanced-replicates.ts'
import { designDegrees, replicateDegrees } from '../../variance/degrees-of-freedom.ts'
import { jackknife1, jackknifeN, type ReplicateFactors } from '../../variance/jackknife.ts'
import { raoWuBootstrap } from '../../variance/rao-wu-bootstrap.ts'
import type { Replicates } from '../../variance/replicates.ts'
import { surveyDesign, type SurveyDesign } from '../../variance/survey-design.ts'
import { checkWeights } from '../../weighting/check-weights.ts'
import type { ResidualMap } from '../../weighting/steps/weighting-step.ts'
import { summariseWeights, type WeightSummary } from '../../weighting/summarise-weights.ts'
import { Refusal } from '../../refusal.ts'
import { checkRanges } from '../spec/check-ranges.ts'
import type { Table } from '../spec/columns.ts'
import type { ReplicateSpec, Spec } from '../spec/spec.ts'
import { designColumns } from './design/design-columns.ts'
import { givenReplicates } from './design/given-replicates.ts'
import { prepareSteps, type NamedStep } from './design/prepare-steps.ts'

/** A weighted sample, ready to be estimated from. */
export interface Analysis {
  table: Table
  design: SurveyDesign
  /** final weights */
  weights: Float64Array
  /** residual maps of the weighting steps, in the order they were applied */
  maps: ResidualMap[]
  /** rows outside a domain stay in the variance as rows of weight 0, as calibration asks */
  calibrated: boolean
  replicates: Replicates | null
  /** degrees of freedom of the whole sample */
  designDf: number
  /** weights after each step */
  steps: ({ step: string } & WeightSummary)[]
}

/**
 * Builds the design, makes replicates where asked, and runs every weighting step on the full sample and
 * on each replicate.
 *
 * @throws Refusal from surveyDesign, checkWeights, the replicates and the steps
 */
export function prepareAnalysis(spec: Spec, table: Table): Analysis {
  const { replicates: asked } = spec
  checkRanges(table)
  const design = surveyDesign(designColumns(spec.design, table, asked?.source === 'columns'))
  checkWeights(design.weights, spec.design.weights ?? undefined)
  const steps = prepareSteps(spec, table, design)

  let weights = design.weights
  const maps: ResidualMap[] = []
  const summaries = steps.map(({ name, run }) => {
    const outcome = run(weights)
    weights = outcome.weights
    if (outcome.residual) maps.push(outcome.residual)
    return { step: name, ...summariseWeights(weights)! }
  })
  const start = asked && replicatesOf(asked, spec, table, design)
  const stages = start && replicateStages(start.weights, steps)
  const replicates = stages && { ...start, weights: stages.final }
  const analysis = { table, design, weights, maps, calibrated: maps.length > 0, replicates, steps: summaries }
  const counted = stages ? { ...analysis, replicates: { ...start, weights: stages.counted } } : analysis
  return { ...analysis, designDf: degreesOf(counted, new Uint8Array(table.n).fill(1)) }
}

/**
 * Runs the steps on every replicate. The degrees of freedom of the whole sample are counted before iterative
 * calibrations and trimmings that no other step follows, as in R: these do not add information on the design.
 */
function replicateStages(weights: Float64Array[], steps: NamedStep[]) {
  const last = steps.findLastIndex(({ recounts }) => recounts)
  const run = (from: Float64Array[], some: NamedStep[]) =>
    from.map((replicate, r) => some.reduce((w, step) => step.run(w, r + 1).weights, replicate))
  const counted = run(weights, steps.slice(0, last + 1))
  return { counted, final: run(counted, steps.slice(last + 1)) }
}

/** Degrees of freedom of the rows inside. */
export function degreesOf(
  { design, weights, replicates }: Pick<Analysis, 'design' | 'weights' | 'replicates'>,
  inside: Uint8Array,
): number {
  return replicates ? replicateDegrees(replicates, inside) : designDegrees(design, weights, inside)
}

function replicatesOf(asked: ReplicateSpec, spec: Spec, table: Table, design: SurveyDesign): Replicates {
  if (asked.source === 'columns') return givenReplicates(asked, table, design.weights)
  const made = makeReplicates(asked, spec, design)
  const count = made.factors.length
  if (asked.rscales && asked.rscales.length !== 1 && asked.rscales.length !== count) {
    throw new Refusal(
      'INVALID_SPEC',
      { path: 'replicates.rscales', expected: `1 or ${count} numbers` },
      `"replicates.rscales" has ${asked.rscales.length} numbers for ${count} replicates; give one, or one each.`,
    )
  }
  return {
    weights: made.factors.map((factors) => design.weights.map((w, i) => w * factors[i]!)),
    scale: asked.scale ?? made.scale,
    rscales: asked.rscales
      ? Float64Array.from({ length: count }, (_, r) => asked.rscales![r] ?? asked.rscales![0]!)
      : made.rscales,
    mse: asked.mse,
  }
}

function makeReplicates(asked: ReplicateSpec, spec: Spec, design: SurveyDesign): ReplicateFactors {
  switch (asked.type) {
    case 'JK1':
      return jackknife1(design)
    case 'JKn':
      return jackknifeN(design, spec.design.lonelyPsu)
    case 'BRR':
    case 'Fay':
      return balancedReplicates(design, asked.rho)
    case 'bootstrap':
      return raoWuBootstrap(design, asked.count, asked.seed)
  }
}
