import { Refusal } from '../refusal.ts'
import { sum } from '../numeric/sum.ts'

/** How much of the spread of an answer goes with who asked. */
export interface InterviewerEffect {
  /** share of the variance that lies between interviewers; below 0 when they differ less than chance lets them */
  correlation: number
  /** factor by which the variance of a mean grows, never below 1 */
  designEffect: number
  interviewers: number
  answers: number
}

/**
 * Intra-interviewer correlation of one answer by the analysis of variance, and what it costs.
 *
 *   ρ = (MSB - MSW) / (MSB + (m₀ - 1) MSW),   m₀ = (n - Σ mⱼ²/n) / (k - 1)
 *   deff = 1 + (Σ mⱼ²/n - 1) max(ρ, 0)
 *
 * Interviewers are seldom sent to places by chance: what differs between the places is in ρ as well.
 *
 * @param groups for each of k interviewers the answers taken down, mⱼ of them; missing ones left out
 * @returns null when all n answers are the same: then there is nothing to share out
 * @throws Refusal FEW_INTERVIEWERS unless two interviewers have answers and one of them has two or more
 *
 * Source: Kish (1962), Journal of the American Statistical Association 57, 92-115; Donner and Koval (1980),
 * Biometrics 36, 19-25 (unequal mⱼ).
 * Checked: tests/statistics/interviewers/interviewer-effect.test.ts (R 4.2.2, `aov`).
 */
export function interviewerEffect(groups: Float64Array[]): InterviewerEffect | null {
  const asked = groups.filter(({ length }) => length > 0)
  const n = asked.reduce((total, { length }) => total + length, 0)
  const k = asked.length
  if (k < 2 || n === k) throw new Refusal('FEW_INTERVIEWERS', { interviewers: k, answers: n })

  const means = asked.map(meanOf)
  const grand = sum(Float64Array.from(asked, (group, at) => group.length * means[at]!)) / n
  const between =
    sum(Float64Array.from(asked, (group, at) => group.length * (means[at]! - grand) ** 2)) / (k - 1)
  const within = sum(Float64Array.from(asked, (group, at) => squaresAround(group, means[at]!))) / (n - k)
  if (between === 0 && within === 0) return null

  const load = asked.reduce((total, { length }) => total + length ** 2, 0) / n
  const typical = (n - load) / (k - 1)
  const correlation = (between - within) / (between + (typical - 1) * within)
  return { correlation, designEffect: 1 + (load - 1) * Math.max(correlation, 0), interviewers: k, answers: n }
}

function meanOf(values: Float64Array): number {
  return sum(values) / values.length
}

function squaresAround(values: Float64Array, centre: number): number {
  return sum(values.map((value) => (value - centre) ** 2))
}
