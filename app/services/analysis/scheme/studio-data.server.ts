import { schemeLeague } from '#app/statistics/composite/editions/scheme/scheme-league.ts'
import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import { writeBasis } from '#app/statistics/composite/editions/scheme/basis-json.ts'
import { EDITIONS } from '#app/survey/reports/report.ts'
import type { Studio } from './open-studio.server.ts'

/** Significant digits of the covariances that travel: errors agree to seven digits. */
const TRAVELLING_DIGITS = 8

/** What the studio's script works on, as JSON. */
export function studioData({ basis, official, level, frameworks }: Studio) {
  const leagues = EDITIONS.map((edition) => {
    const run = runScheme(basis, official.scheme, { edition, level })
    return [edition, schemeLeague(basis, run.cities, { level })] as const
  })
  return {
    basis: writeBasis(basis, TRAVELLING_DIGITS),
    level,
    /** of the official run, by edition */
    leagues: Object.fromEntries(leagues),
    frameworks: Object.fromEntries(frameworks.map(({ id, filled }) => [id, filled])),
  }
}
