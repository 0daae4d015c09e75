import { sum } from '../numeric/sum.ts'

/**
 * How much the answers one interviewer took down differ among themselves, against those of all interviewers: the mean
 * over items of s² of the interviewer / s² of all. 1 where they differ as much; near 0 where they are all alike.
 *
 * @param own for each item the interviewer's answers, missing ones left out
 * @param all for each item the answers of all interviewers, in the same order of items
 * @returns null when no item has two answers of the interviewer and a spread among all
 */
export function spreadRatio(own: Float64Array[], all: Float64Array[]): number | null {
  const ratios = own.flatMap((answers, item) => {
    const spread = all[item] && variance(all[item])
    const ours = variance(answers)
    return spread && ours !== null ? [ours / spread] : []
  })
  return ratios.length === 0 ? null : sum(Float64Array.from(ratios)) / ratios.length
}

/** Sample variance with n - 1; null for fewer than two values. */
function variance(values: Float64Array): number | null {
  if (values.length < 2) return null
  const mean = sum(values) / values.length
  return sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1)
}
