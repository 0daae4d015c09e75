import { buildEdition } from '#app/statistics/composite/editions/build-editions.ts'
import { secondLevelCodes } from '#app/statistics/composite/editions/index-tree.ts'
import { normaliseGoalposts } from '#app/statistics/composite/editions/normalise-goalposts.ts'
import { objectiveScore } from '#app/statistics/composite/editions/objective-score.ts'
import type { FrameworkContent } from '#app/survey/framework.ts'
import type { CityReport, Edition, ReleaseSummary } from '#app/survey/reports/report.ts'
import type { ChangeRow } from '#app/survey/trend/changes.ts'

/**
 * Takes the difference of an index that was made otherwise then apart: the earlier scores are put together the later
 * way, with its weights, λ and goalposts.
 *
 *   scores = now - earlier scores the later way;   method = earlier scores the later way - before
 *
 * Both add up to the difference. Neither has an error here, for the covariance of the earlier scores is not published.
 *
 * @param later summary of the later release; its tree is the one that was in effect, scheme included
 * @param framework of the later wave
 * @returns null where the earlier scores cannot be put together the later way: an index that was not asked then, or a
 *   scheme whose scales depend on the cities
 */
export function splitIndexChange(
  before: CityReport,
  now: CityReport,
  edition: Edition,
  later: Pick<ReleaseSummary, 'framework' | 'recipe'>,
  framework: FrameworkContent,
): ChangeRow['parts'] {
  const { aggregation, scheme } = later.recipe.index
  const fixed =
    !scheme ||
    (scheme.content.normalisation.method === 'goalposts' &&
      scheme.content.treatment.method === 'none' &&
      scheme.content.aggregation.objective === 'arithmetic')
  const [then, own] = [before.index[edition].value, now.index[edition].value]
  if (!fixed || then === null || own === null) return null

  const tree = later.framework.nodes.map(({ code, parent, weight, peopleShare }) => ({
    code,
    parent,
    weight,
    ...(peopleShare === null ? {} : { peopleShare }),
  }))
  const codes = secondLevelCodes(tree)
  const people = codes.map((code) => before.nodes.find((node) => node.code === code)?.people.value ?? NaN)
  if (people.some(Number.isNaN)) return null
  const equal = scheme?.content.weights.indicators === 'equal'
  const objective = codes.map((code) => objectiveOf(code, before, framework, equal))
  const { cities } = buildEdition(
    tree,
    [
      {
        city: before.city.code,
        people: Float64Array.from(people),
        covariance: new Float64Array(codes.length ** 2).fill(NaN),
        objective: Float64Array.from(objective),
      },
    ],
    { edition, aggregation, missing: 'other-side-flagged', level: later.recipe.estimation.confidenceLevel },
  )
  const rescored = cities[0]?.index.score ?? null
  return rescored === null ? null : { scores: own - rescored, method: rescored - then }
}

/** The earlier figures of an index on the later goalposts. */
function objectiveOf(
  node: string,
  { objective }: CityReport,
  { indicators }: FrameworkContent,
  equal: boolean,
): number {
  const own = indicators.filter((indicator) => indicator.node === node)
  const scores = own.map(({ code, low, high, direction }) => {
    const figure = objective.find(({ indicator }) => indicator === code)
    if (!figure) return NaN
    const goalposts = { low, high, direction, scale: 100, truncate: true }
    return normaliseGoalposts(Float64Array.of(figure.value), goalposts)[0] ?? NaN
  })
  return objectiveScore(
    scores,
    own.map(({ weight }) => (equal ? 1 : weight)),
    0,
  ).score
}
