import { Refusal } from '../refusal.ts'

/** One stage of sampling; every array has one entry per row. */
export interface SamplingStage {
  /** sampling unit, numbered over the whole sample */
  clusters: Int32Array
  /** stratum the units were drawn in; from the second stage on crossed with the unit above */
  strata: Int32Array
  stratumNames: string[]
  /** units sampled in that stratum */
  sampleSizes: Float64Array
  /** units in the population of that stratum; null = drawn with replacement */
  populationSizes: Float64Array | null
}

/** How the sample was drawn, and the weight of each row before any weighting step. */
export interface SurveyDesign {
  n: number
  stages: SamplingStage[]
  weights: Float64Array
}

/** Labels per row as text; the fpc per stage as population sizes (≥ 1) or fractions (< 1). */
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
 * @throws Refusal SINGLE_PSU_DESIGN, CLUSTERS_NOT_NESTED {cluster, strata}, FPC_BELOW_SAMPLE_SIZE
 *   {stage, row, population, sample}, INVALID_DATA for an unusable fpc
 */
export function surveyDesign(columns: DesignColumns): SurveyDesign {
  const { n, nest } = columns
  const ids = columns.ids ?? [Array.from({ length: n }, (_, i) => String(i))]
  const strata = columns.strata ?? [new Array<string>(n).fill('')]
  if (columns.fpc && columns.fpc.length !== ids.length) {
    throw new Refusal('INVALID_SPEC', { path: 'design.fpc', expected: 'one column per stage' })
  }
  const stages: SamplingStage[] = []
  let above: string[] = new Array<string>(n).fill('')
  for (let stage = 0; stage < ids.length; stage++) {
    const nested = stage > 0 || (nest && columns.strata !== null)
    const own = ids[stage]!
    const prefix = stage > 0 ? above : nested ? strata[0]! : above
    const labels = nested ? own.map((label, i) => `${prefix[i]}\u0000${label}`) : own
    const stratum = strata[Math.min(stage, strata.length - 1)]!
    const within = stage > 0 ? stratum.map((label, i) => `${label}\u0000${above[i]}`) : stratum
    const clusters = numberLabels(labels)
    if (stage === 0) checkFirstStage(labels, own, stratum, columns, clusters.names.length)
    stages.push(samplingStage(clusters.codes, numberLabels(within), columns.fpc?.[stage] ?? null, stage))
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
  if (clusters === 1 && !(columns.nest && columns.strata))
    throw new Refusal('SINGLE_PSU_DESIGN', { cluster: own[0] })
  const home = new Map<string, string>()
  labels.forEach((label, i) => {
    const known = home.get(label)
    if (known === undefined) home.set(label, stratum[i]!)
    else if (known !== stratum[i]) {
      throw new Refusal('CLUSTERS_NOT_NESTED', { cluster: own[i], strata: [known, stratum[i]], row: i + 1 })
    }
  })
}

function samplingStage(
  clusters: Int32Array,
  strata: { codes: Int32Array; names: string[] },
  fpc: Float64Array | null,
  stage: number,
): SamplingStage {
  const seen = new Set<number>()
  const sampled = new Float64Array(strata.names.length)
  clusters.forEach((cluster, i) => {
    if (seen.has(cluster)) return
    seen.add(cluster)
    sampled[strata.codes[i]!]!++
  })
  const sampleSizes = Float64Array.from(strata.codes, (h) => sampled[h]!)
  return {
    clusters,
    strata: strata.codes,
    stratumNames: strata.names.map((name) => name.split('\u0000').reverse().join(' in ')),
    sampleSizes,
    populationSizes: fpc && populationSizes(fpc, sampleSizes, stage),
  }
}

function populationSizes(fpc: Float64Array, sampleSizes: Float64Array, stage: number): Float64Array {
  const place = { stage: stage + 1 }
  const wrong = fpc.findIndex((value) => !(value > 0))
  if (wrong >= 0)
    throw new Refusal('INVALID_DATA', { ...place, row: wrong + 1, expected: 'a population size' })
  const areSizes = fpc[0]! >= 1
  const mixed = fpc.findIndex((value) => value >= 1 !== areSizes)
  if (mixed >= 0) {
    throw new Refusal('INVALID_DATA', {
      ...place,
      row: mixed + 1,
      expected: 'all sizes (≥ 1) or all fractions (< 1)',
    })
  }
  const sizes = areSizes ? fpc : sampleSizes.map((n, i) => n / fpc[i]!)
  const small = sizes.findIndex((size, i) => size < sampleSizes[i]!)
  if (small >= 0) {
    const at = { ...place, row: small + 1, population: sizes[small], sample: sampleSizes[small] }
    throw new Refusal('FPC_BELOW_SAMPLE_SIZE', at)
  }
  return sizes
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

/** Numbers labels in order of appearance. */
function numberLabels(labels: string[]): { codes: Int32Array; names: string[] } {
  const place = new Map<string, number>()
  const codes = Int32Array.from(labels, (label) => {
    let code = place.get(label)
    if (code === undefined) place.set(label, (code = place.size))
    return code
  })
  return { codes, names: [...place.keys()] }
}
