import { Refusal } from '../refusal.ts'
import { hadamard } from './hadamard.ts'
import type { ReplicateFactors } from './jackknife.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * Balanced repeated replication of a design with two PSUs per stratum: each replicate takes one PSU of
 * every stratum with factor 2 - ρ and the other with ρ, balanced by a Hadamard matrix.
 *
 *   scale = 1 / (R (1 - ρ)²)
 *
 * @param rho Fay's coefficient, 0 ≤ ρ < 1; 0 = BRR
 * @throws Refusal SINGLE_PSU_STRATUM, INVALID_SPEC naming a stratum of more than two PSUs
 * Source: McCarthy (1969), Review of the ISI 37, 239-264; Judkins (1990), JOS 6(3), 223-239.
 */
export function balancedReplicates(design: SurveyDesign, rho: number): ReplicateFactors {
  if (!(rho >= 0 && rho < 1))
    throw new Refusal('INVALID_SPEC', { path: 'replicates.rho', expected: '0 ≤ rho < 1' })
  const { clusters, strata, sampleSizes, stratumNames } = design.stages[0]!
  const odd = sampleSizes.findIndex((n) => n !== 2)
  if (odd >= 0) {
    const stratum = stratumNames[strata[odd]!]
    if (sampleSizes[odd] === 1) throw new Refusal('SINGLE_PSU_STRATUM', { stratum })
    throw new Refusal(
      'INVALID_SPEC',
      { path: 'replicates.type', stratum, expected: 'two PSUs in every stratum' },
      `Balanced replicates need two PSUs in every stratum; "${stratum}" has ${sampleSizes[odd]}. Use JKn or bootstrap.`,
    )
  }
  const firstUnit = new Map<number, number>()
  strata.forEach((stratum, row) => firstUnit.has(stratum) || firstUnit.set(stratum, clusters[row]!))
  const matrix = hadamard(stratumNames.length + 1)
  const R = matrix.length
  const factors = Array.from({ length: R }, (_, r) =>
    Float64Array.from(strata, (stratum, row) => {
      const isFirst = clusters[row] === firstUnit.get(stratum)
      return isFirst === matrix[r]![stratum + 1]! > 0 ? 2 - rho : rho
    }),
  )
  return { factors, scale: 1 / (R * (1 - rho) ** 2), rscales: new Float64Array(R).fill(1) }
}
