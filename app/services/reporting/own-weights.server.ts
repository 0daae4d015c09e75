import type { ReleaseRecord } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { ownRanking } from '#app/statistics/composite/ranking/own/own-ranking.ts'
import type { OwnBasis, OwnCity, OwnRanking } from '#app/survey/own-weights/own-weights.ts'
import type { CityLine, CityReport, Edition } from '#app/survey/reports/report.ts'

import { BoundedCache } from './bounded-cache.ts'
import { readCityReport } from './read-releases.server.ts'

const KEPT = 8
const kept = new WeakMap<Database['columns'], BoundedCache<OwnBasis>>()

/**
 * The published first-level scores of the ranked cities, with their errors: what a reader's own weights are put on. Made
 * once for a release and edition; the rankings themselves are as many as there are weights, and none is kept.
 */
export async function readOwnBasis(
  db: Database,
  release: ReleaseRecord,
  edition: Edition,
): Promise<OwnBasis> {
  let cache = kept.get(db.columns)
  if (!cache) kept.set(db.columns, (cache = new BoundedCache(KEPT)))
  const key = `${release.id} ${release.receipt.results} ${edition}`
  return (await cache.get(key, () => makeBasis(db, release, edition)))!
}

/** A reader's own ranking, as the page's script makes it too. @throws Refusal ZERO_TOTAL_WEIGHT */
export function rankByOwnWeights(basis: OwnBasis, weights: number[]): OwnRanking {
  return ownRanking(basis, weights)
}

async function makeBasis(db: Database, { id, summary }: ReleaseRecord, edition: Edition): Promise<OwnBasis> {
  const { framework, recipe } = summary
  const letters = framework.nodes
    .filter(({ level }) => level === 'first')
    .map(({ code, name, weight }) => ({ code, name, weight }))
  const { aggregation } = recipe.index
  const isMean = (typeof aggregation === 'string' ? aggregation : aggregation.index) === 'arithmetic'
  const ranked = summary.cities
    .filter(({ place }) => place[edition])
    .sort((a, b) => a.place[edition]!.rank - b.place[edition]!.rank)
  const cities: OwnCity[] = []
  for (const line of ranked) {
    const report = await readCityReport(db, id, line.city.code, 'public')
    if (report) cities.push(cityOf(line, report, letters, { edition, isMean }))
  }
  return {
    release: id,
    edition,
    level: recipe.ranks.level,
    confidenceLevel: recipe.estimation.confidenceLevel,
    letters,
    cities,
  }
}

function cityOf(
  line: CityLine,
  { nodes }: CityReport,
  letters: { code: string }[],
  { edition, isMean }: { edition: Edition; isMean: boolean },
): OwnCity {
  const figures = letters.map(({ code }) => nodes.find((node) => node.code === code)?.[edition])
  // a score that is withheld entered the index: without it this city can only be placed wrongly
  const isWithheld = figures.some((figure) => figure && figure.value === null && figure.mark !== 'none')
  const { leagueLow, leagueHigh, tier } = line.place[edition]!
  return {
    code: line.city.code,
    scores: figures.map((figure) => (isWithheld ? null : (figure?.value ?? null))),
    ses: figures.map((figure) => figure?.se ?? null),
    indexSe: isMean ? line.index[edition].se : null,
    league: { low: leagueLow, high: leagueHigh },
    tier,
  }
}
