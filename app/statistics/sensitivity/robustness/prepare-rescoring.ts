import { blend, type Edition } from '#app/statistics/composite/editions/blend.ts'
import { combineChildren } from '#app/statistics/composite/editions/combine-children.ts'
import { readIndexTree, type IndexTree } from '#app/statistics/composite/editions/index-tree.ts'
import { objectiveScores } from '#app/statistics/composite/editions/scheme/objective-scores.ts'
import { resolveTree } from '#app/statistics/composite/editions/scheme/resolve-tree.ts'
import type { IndexBasis, IndexScheme } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { covarianceRoot, drawScores, seedOf } from './draw-scores.ts'
import { optionAt, optionsOf, schemeWith, type MethodFactor } from './method-factor.ts'

/** What every draw has in common once the choices of method are made. */
interface Prepared {
  tree: IndexTree
  scheme: IndexScheme
  /** objective scores of the league's cities */
  objective: Float64Array[]
}

/** Index scores of the league's cities for one uniform number per factor. */
export type Rescore = (uniforms: ArrayLike<number>) => Float64Array

/**
 * Prepares the index of some cities for many recomputations in which the factors come out otherwise.
 *
 * Scales are made from all cities of the basis. Weights that come from the data are those of the estimates, and
 * weights that come from principal components those of the scheme's own λ: neither is drawn again with the people scores.
 *
 * @param league codes of the cities whose scores are wanted
 * @returns with no factors the scores of `runScheme`, bit for bit
 * @throws Refusal of `objectiveScores` and `resolveTree`, at a draw also of `combineChildren`
 */
export function prepareRescoring(
  basis: IndexBasis,
  { scheme, edition }: { scheme: IndexScheme; edition: Edition },
  factors: readonly MethodFactor[],
  league: readonly string[],
): Rescore {
  const rows = league.map((code) => basis.cities.findIndex(({ city }) => city === code))
  const cities = rows.map((row) => basis.cities[row]!)
  const drawable = cities.map(({ people, covariance }) => ({
    people,
    root: covarianceRoot(covariance, people.length),
  }))
  const estimated = cities.map(({ people }) => people)
  const prepared = new Map<string, Prepared>()
  const place = (name: MethodFactor['factor']) => factors.findIndex(({ factor }) => factor === name)
  const survey = place('survey')
  const weights = factors.flatMap((factor, at) => (factor.factor === 'weights' ? [{ ...factor, at }] : []))[0]
  const share = factors.flatMap((factor, at) =>
    factor.factor === 'peopleShare' ? [{ ...factor, at }] : [],
  )[0]

  function prepare(picked: number[]): Prepared {
    const key = picked.join()
    const known = prepared.get(key)
    if (known) return known
    const chosen = schemeWith(scheme, factors, picked)
    const objective = objectiveScores(basis, chosen).scores
    const tree = readIndexTree(resolveTree(basis, chosen, objective).tree)
    const made = { tree, scheme: chosen, objective: rows.map((row) => objective[row]!) }
    prepared.set(key, made)
    return made
  }

  return (uniforms) => {
    const at = (factor: number) => uniforms[factor] ?? 0
    const picked = factors.map((factor, place) =>
      optionsOf(factor) === null ? 0 : optionAt(factor, at(place)),
    )
    const { tree, scheme: chosen, objective } = prepare(picked)
    const noisy = weights ? withNoise(tree, weights.noise, at(weights.at)) : tree
    const shifted = share ? withShares(noisy, share.width * (2 * at(share.at) - 1)) : noisy
    const people = survey < 0 ? estimated : drawScores(drawable, at(survey))
    const family = familyWeights(shifted)
    const scores = new Float64Array(league.length)
    for (const [row, city] of league.entries()) {
      const settings = { edition, means: chosen.aggregation, city }
      scores[row] = indexScore(shifted, family, people[row]!, objective[row]!, settings)
    }
    return scores
  }
}

interface FamilyWeights {
  top: number[]
  /** by first-level index: those of its children */
  families: number[][]
}

/** The same for every city of a draw. */
function familyWeights({ firstLevel, secondLevel }: IndexTree): FamilyWeights {
  return {
    top: firstLevel.map(({ weight }) => weight),
    families: firstLevel.map(({ children }) => children.map((at) => secondLevel[at]?.weight ?? 0)),
  }
}

function indexScore(
  tree: IndexTree,
  { top, families }: FamilyWeights,
  people: Float64Array,
  objective: Float64Array,
  { edition, means, city }: { edition: Edition; means: IndexScheme['aggregation']; city: string },
): number {
  const second = tree.secondLevel.map(
    ({ peopleShare }, at) => blend(people[at] ?? NaN, objective[at] ?? NaN, peopleShare, edition).score,
  )
  const first = tree.firstLevel.map(({ code, children }, family) => {
    const scores = children.map((at) => second[at] ?? NaN)
    return combineChildren(scores, families[family]!, means.first, { node: code, city }).value
  })
  return combineChildren(first, top, means.index, { node: tree.root, city }).value
}

function withNoise(tree: IndexTree, noise: number, uniform: number): IndexTree {
  const random = seededRandom(seedOf(uniform))
  const noisy = <Node extends { weight: number }>(node: Node): Node => ({
    ...node,
    weight: node.weight * (1 + noise * (2 * random.uniform() - 1)),
  })
  return { ...tree, firstLevel: tree.firstLevel.map(noisy), secondLevel: tree.secondLevel.map(noisy) }
}

function withShares(tree: IndexTree, shift: number): IndexTree {
  return {
    ...tree,
    secondLevel: tree.secondLevel.map((node) =>
      node.peopleShare > 0 && node.peopleShare < 1
        ? { ...node, peopleShare: Math.min(1, Math.max(0, node.peopleShare + shift)) }
        : node,
    ),
  }
}
