import type { Edition } from '../blend.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { explainScore, type ScorePart } from './explain-score.ts'
import { runScheme } from './run-scheme.ts'
import { schemeFigures, type SchemeFigures } from './scheme-figures.ts'
import type { LeaguePlace } from './scheme-league.ts'
import type { IndexBasis, IndexScheme } from './scheme.ts'

export interface TryOptions {
  edition: Edition
  /** of intervals and rank sets */
  level: number
  /** the city to take apart; null for none */
  city: string | null
}

/** Figures of a set-up, or why there are none. */
export type TriedScheme =
  | { figures: SchemeFigures; parts: ScorePart[] | null }
  | { refusal: { code: string; message: string; at: Record<string, unknown> } }

/**
 * Runs a set-up somebody is trying out: a combination that makes no sense comes back as a value.
 *
 * @param official league of the official run; null to run the official one itself
 */
export function tryScheme(
  basis: IndexBasis,
  scheme: IndexScheme,
  official: LeaguePlace[] | null,
  { edition, level, city }: TryOptions,
): TriedScheme {
  try {
    const run = runScheme(basis, scheme, { edition, level })
    return {
      figures: schemeFigures(basis, run, official, { level }),
      parts: city === null ? null : explainScore(basis, scheme, run, city, edition),
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refusal: { code: error.code, message: error.message, at: error.at } }
  }
}
