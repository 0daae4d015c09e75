import { Refusal } from '#app/statistics/refusal.ts'
import type { Run } from '../../spec/run.ts'
import { warnOnce } from '../../spec/warn.ts'

/** Weights from pairwise comparisons: entry (i, j) says how much more i matters than j. */
export interface AnalyticHierarchyAnalysis {
  type: 'analyticHierarchy'
  codes: string[]
  /** numbers, or fractions such as "1/3" */
  matrix: (number | string)[][]
  /** consistency index of random matrices of this size */
  randomIndex: number
}

export interface AnalyticHierarchy {
  weights: Record<string, number>
  lambdaMax: number
  consistencyIndex: number
  consistencyRatio: number | null
  rowGeometricMeanWeights: Record<string, number>
}

/** Consistency ratios above this are flagged. */
const LARGEST_RATIO = 0.1

/**
 * Analytic hierarchy process: the principal eigenvector of the comparison matrix, scaled to sum 1.
 *
 *   consistency index = (λ - n) / (n - 1),   ratio = index / random index
 *
 * A ratio above 0.1 is flagged: the comparisons contradict each other. So is an entry that is the reciprocal of its
 * mirror only after rounding, 0.33 for 1/3.
 *
 * @throws Refusal INVALID_COMPARISON naming both nodes when an entry is not positive or not the reciprocal of its mirror
 *
 * Source: Saaty (1980), The Analytic Hierarchy Process.
 */
export function analyticHierarchy(
  analysis: AnalyticHierarchyAnalysis,
  run: Pick<Run, 'warnings'>,
): AnalyticHierarchy {
  const { codes, randomIndex } = analysis
  const matrix = readComparisons(analysis, run)
  const n = codes.length
  const { vector, value } = principalEigenvector(matrix)
  const consistencyIndex = n > 1 ? (value - n) / (n - 1) : 0
  const ratio = randomIndex > 0 ? consistencyIndex / randomIndex : null
  if (ratio !== null && ratio > LARGEST_RATIO) {
    const at = { nodes: codes, consistencyRatio: ratio }
    const message = `The comparisons of ${codes.join(', ')} contradict each other: consistency ratio ${ratio.toFixed(3)} is above ${LARGEST_RATIO}.`
    run.warnings.push({ code: 'INCONSISTENT_COMPARISONS', at, message })
  }
  const geometric = matrix.map((row) => Math.exp(row.reduce((sum, entry) => sum + Math.log(entry), 0) / n))
  const perCode = (list: number[]) => {
    const total = list.reduce((sum, entry) => sum + entry, 0)
    return Object.fromEntries(codes.map((code, at) => [code, (list[at] ?? NaN) / total]))
  }
  return {
    weights: perCode(vector),
    lambdaMax: value,
    consistencyIndex,
    consistencyRatio: ratio,
    rowGeometricMeanWeights: perCode(geometric),
  }
}

/** Power iteration on a positive matrix until the vector stands still. */
function principalEigenvector(matrix: number[][]): { vector: number[]; value: number } {
  let vector = matrix.map(() => 1 / matrix.length)
  let value = 0
  for (let round = 0; round < 10_000; round++) {
    const image = matrix.map((row) => row.reduce((sum, entry, at) => sum + entry * (vector[at] ?? 0), 0))
    value = image.reduce((sum, entry) => sum + entry, 0)
    const next = image.map((entry) => entry / value)
    const moved = Math.max(...next.map((entry, at) => Math.abs(entry - (vector[at] ?? 0))))
    vector = next
    if (moved < 1e-16) break
  }
  return { vector, value }
}

function readComparisons(
  { codes, matrix }: AnalyticHierarchyAnalysis,
  run: Pick<Run, 'warnings'>,
): number[][] {
  const read = matrix.map((row) => row.map(readEntry))
  if (read.length !== codes.length || read.some((row) => row.length !== codes.length)) {
    const message = `The comparisons of ${codes.join(', ')} need ${codes.length} rows of ${codes.length} entries.`
    throw new Refusal('INVALID_COMPARISON', { nodes: codes }, message)
  }
  codes.forEach((row, i) =>
    codes.forEach((column, j) => {
      const entry = read[i]?.[j] ?? NaN
      const mirror = read[j]?.[i] ?? NaN
      if (entry > 0 && Math.abs(entry * mirror - 1) < 1e-9) return
      if (i !== j && isRoundedReciprocal(entry, mirror)) {
        const message = `The comparison of ${row} with ${column} is the reciprocal of its mirror only after rounding.`
        warnOnce(
          run,
          'ROUNDED_COMPARISON',
          { nodes: [codes[Math.min(i, j)], codes[Math.max(i, j)]] },
          message,
        )
        return
      }
      const message = `The comparison of ${row} with ${column} is not positive or not the reciprocal of its mirror.`
      throw new Refusal('INVALID_COMPARISON', { nodes: [row, column] }, message)
    }),
  )
  return read
}

/** Two decimals of the smaller entry are taken for rounding, as in 0.33 for 1/3 or 0.14 for 1/7. */
function isRoundedReciprocal(entry: number, mirror: number): boolean {
  const small = Math.min(entry, mirror)
  return small > 0 && Math.abs(small - 1 / Math.max(entry, mirror)) <= 0.005
}

function readEntry(entry: number | string): number {
  if (typeof entry === 'number') return entry
  const [numerator = NaN, denominator = 1] = entry.split('/').map(Number)
  return numerator / denominator
}
