import type { Edition } from '../blend.ts'
import { buildEdition, type CityResult, type CityScores } from '../build-editions.ts'
import type { IndexNode } from '../index-tree.ts'
import type { PeopleShare } from '../people-share.ts'
import { objectiveScores, type ObjectiveSides } from './objective-scores.ts'
import { resolveTree } from './resolve-tree.ts'
import type { IndexBasis, IndexScheme } from './scheme.ts'
import type { SiblingWeights } from './weigh-siblings.ts'

/** An index as one scheme makes it. */
export interface SchemeRun {
  /** in the order of the basis; cities nobody may read are left out */
  cities: CityResult[]
  /** of the cities everyone may read */
  peopleShare: PeopleShare
  tree: IndexNode[]
  families: SiblingWeights[]
  objective: ObjectiveSides
}

/**
 * Makes the index by a scheme: treat and normalise the indicators, weigh, blend, go up the tree, carry the survey's
 * error along. a framework's own scheme gives the official figures to the last bit.
 *
 * The joint covariance of the people scores passes through arithmetic means exactly, through the other means by the
 * delta method. Weights that come from the data (principal components, residents) are taken as given.
 *
 * @param options.level of the intervals
 * @throws Refusal naming node and city where the choices make no sense together
 */
export function runScheme(
  basis: IndexBasis,
  scheme: IndexScheme,
  { edition, level }: { edition: Edition; level: number },
): SchemeRun {
  const objective = objectiveScores(basis, scheme)
  const { tree, families } = resolveTree(basis, scheme, objective.scores)
  const build = (part: 'public' | 'evaluators') =>
    buildEdition(tree, scoresOf(basis, objective, part), {
      edition,
      aggregation: scheme.aggregation,
      missing: 'other-side-flagged',
      level,
    })
  const main = build('public')
  const found = new Map([...main.cities, ...build('evaluators').cities].map((city) => [city.city, city]))
  return {
    cities: basis.cities.flatMap(({ city }) => found.get(city) ?? []),
    peopleShare: main.peopleShare,
    tree,
    families,
    objective,
  }
}

function scoresOf(basis: IndexBasis, objective: ObjectiveSides, part: string): CityScores[] {
  return basis.cities.flatMap((city, row): CityScores[] =>
    city.part === part
      ? [{ ...city, objective: objective.scores[row] ?? new Float64Array(city.people.length).fill(NaN) }]
      : [],
  )
}
