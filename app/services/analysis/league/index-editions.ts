import {
  buildEdition,
  type CityResult,
  type CityScores,
} from '#app/statistics/composite/editions/build-editions.ts'
import type { Edition, PeopleShare } from '#app/survey/reports/report.ts'
import { EDITIONS } from '#app/survey/reports/report.ts'
import type { AnalysisPlan, CityAnalysis } from '../city/analyse-city.ts'
import { isPublic } from '../city/figures.ts'

/** The index of every city that has one, in both editions, and how much of it is people's answers. */
export interface IndexEditions {
  /** by edition and city code */
  results: Record<Edition, Map<string, CityResult>>
  peopleShare: Record<Edition, PeopleShare>
  /** people scores kept out of the index because too few people gave them */
  thinScores: number
}

/** Cities needed before a share of variance across them says anything. */
const FEWEST_FOR_VARIANCE = 3

/**
 * Builds both editions. A score given by too few people for its readers enters no index, so that nothing hidden can be
 * worked out from what is shown: in a city the public sees, scores below the public threshold count as missing; in a
 * city only evaluators see, those below theirs. The shares printed with the index come from public cities alone.
 *
 * @throws Refusal of `buildEdition`
 */
export function indexEditions(cities: CityAnalysis[], plan: AnalysisPlan): IndexEditions {
  const { hiddenBelow, evaluatorsBelow } = plan.recipe.thresholds
  const publicCities = cities.filter(({ mark }) => isPublic(mark))
  const ownCities = cities.filter(({ mark }) => mark === 'evaluators')
  let thinScores = 0
  const scoresOf = (city: CityAnalysis, fewest: number): CityScores => {
    const people = city.people.map((row) => {
      const thin = row !== null && row.n > 0 && row.n < fewest
      if (thin) thinScores++
      return row === null || thin ? NaN : (row.estimate ?? NaN)
    })
    return {
      city: city.frame.identity.code,
      people: Float64Array.from(people),
      covariance: city.covariance,
      objective: city.objective.scores,
    }
  }
  const shown = publicCities.map((city) => scoresOf(city, evaluatorsBelow))
  const own = ownCities.map((city) => scoresOf(city, hiddenBelow))

  const build = (edition: Edition) => {
    const options = {
      edition,
      aggregation: plan.recipe.index.aggregation,
      missing: 'other-side-flagged' as const,
      level: plan.recipe.estimation.confidenceLevel,
    }
    const main = buildEdition(plan.tree, shown, options)
    const draft = buildEdition(plan.tree, own, options)
    const { nominal, effective, variance } = main.peopleShare
    const peopleShare: PeopleShare = {
      nominal: nominal ?? 0,
      effective: effective ?? nominal ?? 0,
      variance: shown.length < FEWEST_FOR_VARIANCE ? null : variance,
    }
    return { results: new Map([...main.cities, ...draft.cities].map((one) => [one.city, one])), peopleShare }
  }
  const [people, blended] = EDITIONS.map(build)
  return {
    results: { people: people!.results, blended: blended!.results },
    peopleShare: { people: people!.peopleShare, blended: blended!.peopleShare },
    thinScores,
  }
}
