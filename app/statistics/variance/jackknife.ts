import { Refusal } from '../refusal.ts'
import type { LonelyPsu } from './lonely-psu.ts'
import type { Replicates } from './replicates.ts'
import type { SurveyDesign } from './survey-design.ts'

/** Replicate factors: what each row's weight is multiplied by, one column per replicate. */
export interface ReplicateFactors extends Omit<Replicates, 'weights' | 'mse'> {
  factors: Float64Array[]
}

/**
 * Delete-one-PSU jackknife of an unstratified sample (JK1): n replicates, the others scaled by n/(n-1).
 *
 *   scale = (1 - n/N)(n - 1)/n
 *
 * @throws Refusal INVALID_SPEC for a stratified design, INVALID_DATA for several population sizes
 */
export function jackknife1(design: SurveyDesign): ReplicateFactors {
  const { clusters, strata, sampleSizes, populationSizes } = design.stages[0]!
  if (strata.some((h) => h !== strata[0])) {
    throw new Refusal(
      'INVALID_SPEC',
      { path: 'replicates.type', expected: 'JKn for a stratified design' },
      '"replicates.type" should be JKn: the design has strata, and JK1 knows none.',
    )
  }
  checkOnePopulation(design)
  const n = sampleSizes[0]!
  const correction = populationSizes ? 1 - n / populationSizes[0]! : 1
  return {
    factors: unitsOf(clusters).map((unit) => clusterFactors(clusters, unit, () => true, n)),
    scale: (correction * (n - 1)) / n,
    rscales: new Float64Array(n).fill(1),
  }
}

/**
 * Delete-one-PSU jackknife within strata (JKn): one replicate per PSU, the rest of its stratum scaled
 * by n_h/(n_h - 1), with rscales (1 - n_h/N_h)(n_h - 1)/n_h. Fully sampled strata have none. A stratum
 * with one PSU has none either (`remove`, `certainty`, `average`: the others scaled up), is compared
 * with all others (`adjust`) or refused (`fail`).
 *
 * @throws Refusal SINGLE_PSU_STRATUM; INVALID_SPEC when no stratum leaves anything to chance; INVALID_DATA for
 *   several population sizes in a stratum
 * Source: Wolter (2007), Introduction to Variance Estimation, ch. 4; R survey 4.1.1 `jknweights`.
 */
export function jackknifeN(design: SurveyDesign, lonelyPsu: LonelyPsu): ReplicateFactors {
  const { clusters, strata, sampleSizes, populationSizes, stratumNames } = design.stages[0]!
  checkOnePopulation(design)
  const factors: Float64Array[] = []
  const rscales: number[] = []
  const H = stratumNames.length
  for (let stratum = 0; stratum < H; stratum++) {
    const first = strata.indexOf(stratum)
    const n = sampleSizes[first]!
    const correction = populationSizes ? 1 - n / populationSizes[first]! : 1
    if (correction === 0) continue
    const inStratum = (row: number) => strata[row] === stratum
    if (n > 1) {
      for (const unit of unitsOf(clusters, inStratum)) {
        factors.push(clusterFactors(clusters, unit, inStratum, n))
        rscales.push((correction * (n - 1)) / n)
      }
    } else if (lonelyPsu === 'fail') {
      throw new Refusal('SINGLE_PSU_STRATUM', { stratum: stratumNames[stratum] })
    } else if (lonelyPsu === 'adjust') {
      factors.push(Float64Array.from(strata, (h) => (h === stratum ? 0 : H / (H - 1))))
      rscales.push((H - 1) / H)
    }
  }
  if (factors.length === 0) {
    throw new Refusal(
      'INVALID_SPEC',
      { path: 'replicates.type', expected: 'a stratum of two units that is not sampled completely' },
      'No stratum leaves a unit to chance: each is sampled completely or has one unit, so there is nothing to replicate.',
    )
  }
  const units = unitsOf(clusters).length
  const scale = lonelyPsu === 'average' && factors.length < units ? units / factors.length : 1
  return { factors, scale, rscales: Float64Array.from(rscales) }
}

/** One replicate scale per stratum needs one population size. */
function checkOnePopulation({ stages }: SurveyDesign): void {
  const { strata, stratumNames, populationSizes } = stages[0]!
  const known = new Map<number, number>()
  populationSizes?.forEach((size, row) => {
    const first = known.get(strata[row]!) ?? size
    known.set(strata[row]!, first)
    if (Math.abs(size - first) <= 1e-9 * first) return
    throw new Refusal(
      'INVALID_DATA',
      { stratum: stratumNames[strata[row]!], row: row + 1, expected: 'one population size in a stratum' },
      `The population size changes inside a stratum (row ${row + 1}); a jackknife needs one per stratum.`,
    )
  })
}

function clusterFactors(clusters: Int32Array, unit: number, inStratum: (row: number) => boolean, n: number) {
  return Float64Array.from(clusters, (cluster, row) => {
    if (cluster === unit) return 0
    return inStratum(row) ? n / (n - 1) : 1
  })
}

function unitsOf(clusters: Int32Array, wanted: (row: number) => boolean = () => true): number[] {
  const units = new Set<number>()
  clusters.forEach((cluster, row) => wanted(row) && units.add(cluster))
  return [...units]
}
