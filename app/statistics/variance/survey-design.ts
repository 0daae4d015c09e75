import { Refusal } from '../refusal.ts'
import { fpcAreSizes, numberLabels, samplingStage, type SamplingStage } from './sampling-stage.ts'

/** How the sample was drawn, and the weight of each row before any weighting step. */
export interface SurveyDesign {
  n: number
  stages: SamplingStage[]
  weights: Float64Array
}

/** Labels per row as text; the fpc of all stages as population sizes (≥ 1) or as fractions (≤ 1, not all 1). */
export interface DesignColumns {
  n: number
  ids: string[][] | null
  strata: string[][] | null
  nest: boolean
  weights: Float64Array | null
  probs: Float64Array[] | null
  fpc: Float64Array[] | null
}

/**
 * Builds a design from its columns: units are nested in the units above, strata of later stages in
 * their unit; sample sizes are counted, and weights computed from the fpc (Π N/n) where none are given.
 *
 * @throws Refusal SINGLE_PSU_DESIGN, CLUSTERS_NOT_NESTED {cluster, strata, row}, FPC_BELOW_SAMPLE_SIZE
 *   {stage, stratum, row, population, sample}, INVALID_DATA for an fpc that mixes sizes and fractions
 */
export function surveyDesign(columns: DesignColumns): SurveyDesign {
  const { n, nest } = columns
  const ids = columns.ids ?? [Array.from({ length: n }, (_, i) => String(i))]
  const strata = columns.strata ?? [new Array<string>(n).fill('')]
  if (columns.fpc && columns.fpc.length !== ids.length) {
    throw new Refusal(
      'INVALID_SPEC',
      { path: 'design.fpc', expected: `${ids.length} columns, one per stage` },
      `"design.fpc" names ${columns.fpc.length} columns for ${ids.length} stages of sampling; give one per stage.`,
    )
  }
  const areSizes = columns.fpc !== null && fpcAreSizes(columns.fpc)
  const stages: SamplingStage[] = []
  let above: string[] = new Array<string>(n).fill('')
  for (let stage = 0; stage < ids.length; stage++) {
    const nested = stage > 0 || (nest && columns.strata !== null)
    const own = ids[stage]!
    const stratum = strata[Math.min(stage, strata.length - 1)]!
    const restarts = nest && stage < (columns.strata?.length ?? 0)
    const labels = nested
      ? own.map((label, i) => `${above[i]}\u0000${restarts ? stratum[i] : ''}\u0000${label}`)
      : own
    const within = stage > 0 ? stratum.map((label, i) => `${label}\u0000${above[i]}`) : stratum
    const clusters = numberLabels(labels)
    if (stage === 0) checkFirstStage(labels, own, stratum, columns, clusters.names.length)
    const fpc = columns.fpc?.[stage] ?? null
    stages.push(samplingStage(clusters, numberLabels(within), fpc, areSizes, stage))
    above = labels
  }
  return { n, stages, weights: baseWeights(columns, stages) }
}

function checkFirstStage(
  labels: string[],
  own: string[],
  stratum: string[],
  columns: DesignColumns,
  clusters: number,
): void {
  if (clusters === 1 && !(columns.nest && columns.strata)) {
    throw new Refusal('SINGLE_PSU_DESIGN', columns.ids ? { cluster: own[0] } : { rows: labels.length })
  }
  const home = new Map<string, string>()
  labels.forEach((label, i) => {
    const known = home.get(label)
    if (known === undefined) home.set(label, stratum[i]!)
    else if (known !== stratum[i]) {
      throw new Refusal('CLUSTERS_NOT_NESTED', { cluster: own[i], strata: [known, stratum[i]], row: i + 1 })
    }
  })
}

function baseWeights({ n, weights, probs }: DesignColumns, stages: SamplingStage[]): Float64Array {
  if (weights) return weights
  const product = new Float64Array(n).fill(1)
  if (probs) for (const p of probs) for (let i = 0; i < n; i++) product[i]! /= p[i]!
  else
    for (const { populationSizes, sampleSizes } of stages) {
      if (populationSizes) for (let i = 0; i < n; i++) product[i]! *= populationSizes[i]! / sampleSizes[i]!
    }
  return product
}
