import { seededRandom } from '../random.ts'
import { Refusal } from '../refusal.ts'
import type { ReplicateFactors } from './jackknife.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * Rao-Wu rescaling bootstrap: per stratum n_h - 1 PSUs are drawn with replacement, and a PSU drawn m
 * times gets the factor
 *
 *   1 - √f + √f n_h/(n_h - 1) m,  f = 1 - n_h/N_h
 *
 * so that the spread over replicates estimates the variance, finite population included.
 *
 * @param count replicates
 * @param seed the same seed gives the same replicates, bit for bit
 * @throws Refusal SINGLE_PSU_STRATUM
 * Source: Rao, Wu and Yue (1992), Survey Methodology 18(2), 209-217.
 */
export function raoWuBootstrap(design: SurveyDesign, count: number, seed: number): ReplicateFactors {
  const { clusters, strata, populationSizes, stratumNames } = design.stages[0]!
  const random = seededRandom(seed)
  const units = stratumNames.map(() => [] as number[])
  const size = clusters.reduce((a, b) => Math.max(a, b), -1) + 1
  const root = new Float64Array(size)
  const seen = new Uint8Array(size)
  clusters.forEach((cluster, row) => {
    if (seen[cluster]) return
    seen[cluster] = 1
    units[strata[row]!]!.push(cluster)
  })
  clusters.forEach((cluster, row) => {
    const n = units[strata[row]!]!.length
    if (n < 2) throw new Refusal('SINGLE_PSU_STRATUM', { stratum: stratumNames[strata[row]!] })
    root[cluster] = populationSizes ? Math.sqrt(1 - n / populationSizes[row]!) : 1
  })
  const factors = Array.from({ length: count }, () => {
    const factor = new Float64Array(size)
    for (const psus of units) {
      const n = psus.length
      const drawn = new Float64Array(n)
      for (let draw = 0; draw < n - 1; draw++) drawn[random.integer(n)]!++
      psus.forEach((cluster, i) => (factor[cluster] = 1 + root[cluster]! * ((drawn[i]! * n) / (n - 1) - 1)))
    }
    return Float64Array.from(clusters, (cluster) => factor[cluster]!)
  })
  return { factors, scale: 1 / count, rscales: new Float64Array(count).fill(1) }
}
