import type { ReleasedCity } from '#app/data/results/releases.server.ts'
import { buildEdition } from '#app/statistics/composite/editions/build-editions.ts'
import { secondLevelCodes } from '#app/statistics/composite/editions/index-tree.ts'
import type { IndexAgain } from '#app/survey/reports/receipt-check.ts'
import { EDITIONS, type CityReport, type ReleaseSummary } from '#app/survey/reports/report.ts'

/**
 * Puts the index of a release together again from the second-level scores it publishes, with today's code: possible as
 * long as the release is there, whether its answers are or not. Errors need the answers and are not looked at.
 *
 * @param cities as they are stored; evaluators' figures, for all that entered an index are among them
 * @throws Refusal of `buildEdition`
 */
export async function recomputeIndex(
  summary: Pick<ReleaseSummary, 'framework' | 'recipe'>,
  cities: AsyncIterable<ReleasedCity> | Iterable<ReleasedCity>,
): Promise<IndexAgain> {
  const { recipe, framework } = summary
  const tree = framework.nodes.map(({ code, parent, weight, peopleShare }) => ({
    code,
    parent,
    weight,
    ...(peopleShare === null ? {} : { peopleShare }),
  }))
  const codes = secondLevelCodes(tree)
  const again: IndexAgain = { scores: 0, largest: 0 }
  const see = (published: number | null, recomputed: number | null | undefined) => {
    if (published === null) return
    again.scores++
    again.largest = Math.max(again.largest, Math.abs(published - (recomputed ?? NaN)))
  }
  for await (const { evaluatorReport: report } of cities) {
    if (report.index.people.value === null && report.index.blended.value === null) continue
    for (const edition of EDITIONS) {
      const { cities: built } = buildEdition(tree, [scoresOf(report, codes)], {
        edition,
        aggregation: recipe.index.aggregation,
        missing: 'other-side-flagged',
        level: recipe.estimation.confidenceLevel,
      })
      see(report.index[edition].value, built[0]?.index.score)
      for (const { code, level, [edition]: figure } of report.nodes) {
        if (level === 'first') see(figure.value, built[0]?.firstLevel[code]?.score)
      }
    }
  }
  return again
}

/** What entered the index of a city: scores that its readers may not read did not. */
function scoresOf(report: CityReport, codes: string[]) {
  const isPublic = report.mark === 'shown' || report.mark === 'indicative'
  const nodes = codes.map((code) => report.nodes.find((node) => node.code === code))
  const people = nodes.map((node) => {
    const thin = isPublic && node?.people.mark === 'evaluators'
    return thin ? NaN : (node?.people.value ?? NaN)
  })
  return {
    city: report.city.code,
    people: Float64Array.from(people),
    covariance: new Float64Array(codes.length ** 2).fill(NaN),
    objective: Float64Array.from(nodes, (node) => node?.objective ?? NaN),
  }
}
