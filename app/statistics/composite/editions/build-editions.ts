import { blend, type Edition, type MissingSide } from './blend.ts'
import { combineChildren, type Aggregation } from './combine-children.ts'
import { normalMultiplier, scoreEstimate, varianceAlong, type ScoreEstimate } from './estimate.ts'
import { readIndexTree, type IndexNode, type IndexTree } from './index-tree.ts'
import { meanOf } from '#app/statistics/composite/columns/moments.ts'
import { peopleVarianceShare, type PeopleShare } from './people-share.ts'

/** What is known of one city; arrays follow `secondLevelCodes(tree)`, k of them. */
export interface CityScores {
  city: string
  /** k people scores 0..100, NaN = missing */
  people: Float64Array
  /** k × k covariance of the people scores; entries of missing scores are not read */
  covariance: Float64Array
  /** k objective scores 0..100, NaN = missing */
  objective: Float64Array
}

/** Means from second-level to first-level indices, and from those to the index. */
export interface LevelAggregation {
  first: Aggregation
  index: Aggregation
}

export interface EditionOptions {
  edition: Edition
  /** one mean for both steps up the tree, or one for each */
  aggregation: Aggregation | LevelAggregation
  /** one side missing: the other side stands in, and the city's node is flagged */
  missing: 'other-side-flagged'
  /** of the normal intervals, 0.95 for instance */
  level: number
}

export interface CityResult {
  city: string
  index: ScoreEstimate
  firstLevel: Record<string, ScoreEstimate>
  secondLevel: Record<string, ScoreEstimate>
  flags: Record<string, MissingSide>
  /** share of the people scores in this city's index; null without an index */
  effectivePeopleShare: number | null
}

export interface EditionResult {
  edition: Edition
  cities: CityResult[]
  peopleShare: PeopleShare
}

/**
 * One edition of the index: blend each second-level index, go up the tree, carry the survey's error along.
 *
 *   var(node) = gᵀ Σ g,   g = ∂node / ∂people scores
 *
 * With arithmetic means g is constant and the error exact; with the other means it is the delta method.
 * A city keeps a first-level index as long as one child is there; a missing child leaves its weight to its siblings
 * and is flagged. A city without any people score gets no score in the people edition.
 *
 * @throws Refusal of `readIndexTree`, or of `combineChildren` naming node and city
 */
export function buildEdition(
  tree: IndexNode[],
  cities: CityScores[],
  options: EditionOptions,
): EditionResult {
  const index = readIndexTree(tree)
  const built = cities.map((city) => buildCity(index, city, options))
  return {
    edition: options.edition,
    cities: built.map(({ result }) => result),
    peopleShare: {
      nominal: options.edition === 'people' ? 1 : nominalPeopleShare(index),
      effective: orNull(meanOf(built.map(({ result }) => result.effectivePeopleShare ?? NaN))),
      variance: peopleVarianceShare(
        Float64Array.from(built, ({ peoplePart }) => peoplePart),
        Float64Array.from(built, ({ result }) => result.index.score ?? NaN),
      ),
    },
  }
}

function buildCity(tree: IndexTree, city: CityScores, { edition, aggregation, level }: EditionOptions) {
  const multiplier = normalMultiplier(level)
  const means = typeof aggregation === 'string' ? { first: aggregation, index: aggregation } : aggregation
  const k = tree.secondLevel.length
  const blends = tree.secondLevel.map((node, at) =>
    blend(city.people[at] ?? NaN, city.objective[at] ?? NaN, node.peopleShare, edition),
  )
  const estimate = (score: number, gradient: Float64Array) =>
    scoreEstimate(score, varianceAlong(gradient, city.covariance), multiplier)

  const firstLevel = tree.firstLevel.map(({ code, children }) => {
    const scores = children.map((at) => blends[at]?.score ?? NaN)
    const weights = children.map((at) => tree.secondLevel[at]?.weight ?? 0)
    const combined = combineChildren(scores, weights, means.first, { node: code, city: city.city })
    const gradient = new Float64Array(k)
    const shares = new Float64Array(k)
    children.forEach((at, place) => {
      gradient[at] = (combined.gradient[place] ?? 0) * (blends[at]?.peopleShare || 0)
      shares[at] = (combined.shares[place] ?? 0) * (blends[at]?.peopleShare || 0)
    })
    return { code, value: combined.value, gradient, shares }
  })

  const top = combineChildren(
    firstLevel.map((node) => node.value),
    tree.firstLevel.map((node) => node.weight),
    means.index,
    { node: tree.root, city: city.city },
  )
  const gradient = sumOver(
    firstLevel.map((node) => node.gradient),
    top.gradient,
    k,
  )
  const shares = sumOver(
    firstLevel.map((node) => node.shares),
    top.shares,
    k,
  )

  const result: CityResult = {
    city: city.city,
    index: estimate(top.value, gradient),
    firstLevel: Object.fromEntries(
      firstLevel.map((node) => [node.code, estimate(node.value, node.gradient)]),
    ),
    secondLevel: Object.fromEntries(
      tree.secondLevel.map((node, at) => {
        const alone = new Float64Array(k)
        alone[at] = blends[at]?.peopleShare || 0
        return [node.code, estimate(blends[at]?.score ?? NaN, alone)]
      }),
    ),
    flags: Object.fromEntries(
      tree.secondLevel.flatMap((node, at) => {
        const flag = blends[at]?.flag
        return flag ? [[node.code, flag]] : []
      }),
    ),
    effectivePeopleShare: Number.isNaN(top.value) ? null : shares.reduce((sum, share) => sum + share, 0),
  }
  const parts = gradient.map((slope, at) => (slope === 0 ? 0 : slope * (city.people[at] ?? NaN)))
  return { result, peoplePart: parts.reduce((sum, part) => sum + part, 0) }
}

function sumOver(vectors: Float64Array[], weights: Float64Array, length: number): Float64Array {
  const sum = new Float64Array(length)
  vectors.forEach((vector, at) => {
    const weight = weights[at] ?? 0
    if (weight !== 0) vector.forEach((part, place) => (sum[place] = (sum[place] ?? 0) + weight * part))
  })
  return sum
}

function nominalPeopleShare(tree: IndexTree): number {
  const firstTotal = tree.firstLevel.reduce((sum, node) => sum + node.weight, 0)
  let share = 0
  for (const { weight, children } of tree.firstLevel) {
    const total = children.reduce((sum, at) => sum + (tree.secondLevel[at]?.weight ?? 0), 0)
    for (const at of children) {
      const child = tree.secondLevel[at]
      if (child) share += (weight / firstTotal) * (child.weight / total) * child.peopleShare
    }
  }
  return share
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
