import { Refusal } from '#app/statistics/refusal.ts'

/** The objective side of one second-level index in one city. */
export interface ObjectiveScore {
  /** 0..100, NaN when coverage is below what was asked */
  score: number
  /** share of the indicators' weight that is present, 0..1 */
  coverage: number
}

/**
 * Objective score of a second-level index: the weighted mean of the indicators that are there.
 *
 *   score = Σ wᵢ xᵢ / Σ wᵢ over present i,   coverage = Σ wᵢ (present) / Σ wᵢ (all)
 *
 * @param scores one per indicator, 0..100 after goalposts; NaN is missing
 * @param weights one per indicator, ≥ 0
 * @param minCoverage below this coverage the score is missing; 0 accepts any indicator
 * @returns score NaN and coverage 0 when no indicator is there
 * @throws Refusal NEGATIVE_WEIGHT
 */
export function objectiveScore(
  scores: ArrayLike<number>,
  weights: ArrayLike<number>,
  minCoverage: number,
): ObjectiveScore {
  let total = 0
  let present = 0
  let sum = 0
  for (let at = 0; at < scores.length; at++) {
    const weight = weights[at] ?? NaN
    if (!(weight >= 0)) {
      throw new Refusal(
        'NEGATIVE_WEIGHT',
        { indicator: at + 1 },
        'The weight of an indicator is not a number ≥ 0.',
      )
    }
    const score = scores[at] ?? NaN
    total += weight
    if (Number.isNaN(score)) continue
    present += weight
    sum += weight * score
  }
  const coverage = total > 0 ? present / total : 0
  return { score: present > 0 && coverage >= minCoverage ? sum / present : NaN, coverage }
}
