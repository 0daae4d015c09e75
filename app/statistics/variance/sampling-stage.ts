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
  /** Σ (1 - n/N) over the units sampled, per stratum: units may have fractions of their own */
  corrections: Float64Array
}

/** Labels as numbers. */
export interface Labels {
  codes: Int32Array
  names: string[]
}

/** Numbers labels in order of appearance. */
export function numberLabels(labels: string[]): Labels {
  const place = new Map<string, number>()
  const codes = Int32Array.from(labels, (label) => {
    let code = place.get(label)
    if (code === undefined) place.set(label, (code = place.size))
    return code
  })
  return { codes, names: [...place.keys()] }
}

/**
 * Counts the units sampled in every stratum of a stage and reads its fpc.
 *
 * @throws Refusal FPC_BELOW_SAMPLE_SIZE {stage, stratum, row, population, sample}
 */
export function samplingStage(
  clusters: Labels,
  strata: Labels,
  fpc: Float64Array | null,
  areSizes: boolean,
  stage: number,
): SamplingStage {
  const seen = new Set<number>()
  const firstRows: number[] = []
  const sampled = new Float64Array(strata.names.length)
  clusters.codes.forEach((cluster, i) => {
    const place = strata.codes[i]! * clusters.names.length + cluster
    if (seen.has(place)) return
    seen.add(place)
    firstRows.push(i)
    sampled[strata.codes[i]!]!++
  })
  const sampleSizes = Float64Array.from(strata.codes, (h) => sampled[h]!)
  const populationSizes = fpc && (areSizes ? fpc : sampleSizes.map((n, i) => n / fpc[i]!))
  const stratumNames = strata.names.map((name) =>
    [...new Set(name.split('\u0000'))].filter(Boolean).reverse().join(' in '),
  )
  const small = populationSizes?.findIndex((size, i) => size < sampleSizes[i]!) ?? -1
  if (small >= 0) {
    throw new Refusal('FPC_BELOW_SAMPLE_SIZE', {
      stage: stage + 1,
      ...(stratumNames.length > 1 && { stratum: stratumNames[strata.codes[small]!] }),
      row: small + 1,
      population: populationSizes![small],
      sample: sampleSizes[small],
    })
  }
  const corrections = new Float64Array(strata.names.length)
  firstRows.forEach((row) => {
    corrections[strata.codes[row]!]! += populationSizes ? 1 - sampleSizes[row]! / populationSizes[row]! : 1
  })
  return {
    clusters: clusters.codes,
    strata: strata.codes,
    stratumNames,
    sampleSizes,
    populationSizes,
    corrections,
  }
}

/**
 * Whether the fpc of all stages are population sizes (a value above 1, none below) or fractions of at most 1.
 *
 * @throws Refusal INVALID_DATA {stage, row, value} when they mix both
 */
export function fpcAreSizes(fpc: Float64Array[]): boolean {
  const some = (wrong: (value: number) => boolean) => fpc.some((column) => column.some(wrong))
  const areSizes = some((value) => value > 1) || !some((value) => value < 1)
  fpc.forEach((column, stage) => {
    const row = column.findIndex((value) => (areSizes ? value < 1 : value > 1))
    if (row < 0) return
    throw new Refusal(
      'INVALID_DATA',
      {
        stage: stage + 1,
        row: row + 1,
        value: column[row],
        expected: 'all sizes (≥ 1) or all fractions (≤ 1)',
      },
      `The finite population correction mixes sizes and fractions: stage ${stage + 1} has ${column[row]} in row ${row + 1}.`,
    )
  })
  return areSizes
}
