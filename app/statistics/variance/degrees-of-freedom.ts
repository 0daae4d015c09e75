import { independentColumns } from '../numeric/column-rank.ts'
import type { Replicates } from './replicates.ts'
import type { SurveyDesign } from './survey-design.ts'

/** Degrees of freedom of a domain: PSUs minus strata among its rows with weight. */
export function designDegrees(design: SurveyDesign, weights: Float64Array, inside: Uint8Array): number {
  const { clusters, strata } = design.stages[0]!
  const psus = new Set<number>()
  const seen = new Set<number>()
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0 || !inside[i]) continue
    psus.add(clusters[i]!)
    seen.add(strata[i]!)
  }
  return psus.size - seen.size
}

/** Degrees of freedom of replicate weights in a domain: rank of their matrix (tolerance 1e-5) minus 1. */
export function replicateDegrees({ weights }: Replicates, inside: Uint8Array): number {
  const rows: number[] = []
  inside.forEach((isIn, i) => isIn && rows.push(i))
  const columns = weights.map((column) => Float64Array.from(rows, (row) => column[row]!))
  return independentColumns(columns, 1e-5).length - 1
}
