import { LARGEST, SMALLEST } from '../numeric/range.ts'
import { Refusal } from '../refusal.ts'

/**
 * Guards every weighted function: base weights must be given, finite and not negative. Zero is
 * allowed (a row kept for the design alone). Rows are named counting from 1, missing ones first.
 *
 * @param column where the weights come from, for naming it
 * @throws Refusal NO_RESPONDENTS, MISSING_WEIGHT, NEGATIVE_WEIGHT, INFINITE_VALUE, ZERO_TOTAL_WEIGHT, OVERFLOW
 */
export function checkWeights(weights: Float64Array, column?: string): void {
  if (weights.length === 0) throw new Refusal('NO_RESPONDENTS')
  const place = column === undefined ? {} : { column }
  let isWrong = false
  let largest = 0
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!
    if (!(w >= 0 && w <= LARGEST)) isWrong = true
    if (w > largest) largest = w
  }
  if (isWrong) {
    refuseRows('MISSING_WEIGHT', weights, place, (w) => Number.isNaN(w))
    refuseRows('NEGATIVE_WEIGHT', weights, place, (w) => w < 0)
    refuseRows('INFINITE_VALUE', weights, place, (w) => w > LARGEST)
  }
  if (largest === 0) throw new Refusal('ZERO_TOTAL_WEIGHT', place)
  if (largest < SMALLEST) {
    throw new Refusal(
      'OVERFLOW',
      { ...place, largest },
      'All weights are too small to compute with; rescale them.',
    )
  }
}

function refuseRows(
  code: string,
  weights: Float64Array,
  place: Record<string, unknown>,
  isWrong: (weight: number) => boolean,
): void {
  const rows: number[] = []
  weights.forEach((w, i) => isWrong(w) && rows.push(i + 1))
  if (rows.length > 0) throw new Refusal(code, { ...place, rows })
}
