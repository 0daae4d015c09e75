import { checkOutcomes } from './check-outcomes.ts'

/** What can be said of an open link, where nobody knows who saw it: never a response rate. */
export interface OpenParticipation {
  /** answers per thousand residents; null without a population */
  perThousand: number | null
  /** complete visits among those that are complete or broken off; null when there are none */
  completion: number | null
  /** 1 - completion */
  breakOff: number | null
}

/**
 * Participation in open fieldwork.
 *
 *   perThousand = 1000 · complete / population,  completion = complete / (complete + brokenOff)
 *
 * @param counts complete responses, and visits that stopped at a question
 * @param population residents the wave asks; null where it is not known
 * @throws Refusal INVALID_COUNT
 *
 * Source: AAPOR (2023), Standard Definitions, "Opt-in samples": a participation rate is never called a response rate.
 */
export function openParticipation(
  counts: { complete: number; brokenOff: number },
  population: number | null,
): OpenParticipation {
  checkOutcomes(counts, 0)
  const { complete, brokenOff } = counts
  const visits = complete + brokenOff
  const completion = visits > 0 ? complete / visits : null
  return {
    perThousand: population ? (1000 * complete) / population : null,
    completion,
    breakOff: completion === null ? null : brokenOff / visits,
  }
}
