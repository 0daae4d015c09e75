import { Refusal } from '../refusal.ts'

/** Weights beyond this would overflow once squared and summed. */
const LARGEST_WEIGHT = 1e100

/**
 * Guards every weighted function: base weights must be given, finite and not negative. Zero is
 * allowed (a row kept for the design alone). Rows are named counting from 1, missing ones first.
 *
 * @throws Refusal NO_RESPONDENTS, MISSING_WEIGHT, NEGATIVE_WEIGHT, INFINITE_VALUE, ZERO_TOTAL_WEIGHT
 */
export function checkWeights(weights: Float64Array): void {
  if (weights.length === 0) throw new Refusal('NO_RESPONDENTS')
  let isWrong = false
  let isEmpty = true
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!
    if (!(w >= 0 && w <= LARGEST_WEIGHT)) isWrong = true
    if (w !== 0) isEmpty = false
  }
  if (isWrong) {
    refuseRows('MISSING_WEIGHT', weights, (w) => Number.isNaN(w))
    refuseRows('NEGATIVE_WEIGHT', weights, (w) => w < 0)
    refuseRows('INFINITE_VALUE', weights, (w) => w > LARGEST_WEIGHT)
  }
  if (isEmpty) throw new Refusal('ZERO_TOTAL_WEIGHT')
}

function refuseRows(code: string, weights: Float64Array, isWrong: (weight: number) => boolean): void {
  const rows: number[] = []
  weights.forEach((w, i) => isWrong(w) && rows.push(i + 1))
  if (rows.length > 0) throw new Refusal(code, { rows })
}
