import { blend } from '../blend.ts'
import { combineChildren } from '../combine-children.ts'
import { readIndexTree, type IndexNode } from '../index-tree.ts'
import type { IndexBasis, IndexScheme } from './scheme.ts'
import { weighSiblings, type SiblingWeights } from './weigh-siblings.ts'

/** The tree with the scheme's weights and λ put in, and how the weights of each family came about. */
export interface ResolvedTree {
  tree: IndexNode[]
  families: SiblingWeights[]
}

/**
 * Puts the scheme's weights and λ into the tree. Weights by principal components look at the blended scores of public
 * cities: second-level ones first, then the first-level scores that follow from them.
 *
 * @param objective by city, as `objectiveScores` gives them
 * @throws Refusal of `readIndexTree`, `weighSiblings` and, for principal components, `combineChildren`
 */
export function resolveTree(basis: IndexBasis, scheme: IndexScheme, objective: Float64Array[]): ResolvedTree {
  const shared = basis.tree.map((node) =>
    node.peopleShare === undefined
      ? node
      : { ...node, peopleShare: scheme.peopleShare[node.code] ?? node.peopleShare },
  )
  const index = readIndexTree(shared)
  const { first, second } = scheme.weights
  const rows = basis.cities.flatMap(({ part }, row) => (part === 'public' ? [row] : []))
  const blended = index.secondLevel.map(({ peopleShare }, at) =>
    Float64Array.from(rows, (row) => {
      const people = basis.cities[row]?.people[at] ?? NaN
      return blend(people, objective[row]?.[at] ?? NaN, peopleShare, 'blended').score
    }),
  )
  const below = index.firstLevel.map(({ code, children }) => {
    const kin = children.flatMap((at) => index.secondLevel[at] ?? [])
    const scores = children.flatMap((at) => blended[at] ?? [])
    return weighSiblings({ parent: code, children: kin, scores, importance: basis.importance }, second)
  })
  const firstScores = first.method === 'pca' ? index.firstLevel.map((node, at) => scoresOf(node, at)) : []
  const top = weighSiblings(
    { parent: index.root, children: index.firstLevel, scores: firstScores, importance: basis.importance },
    first,
  )
  // weights of the framework stay as they are, so that its own scheme gives the same digits
  const weightOf = (node: IndexNode): number => {
    const rule = node.parent === index.root ? first : second
    if (node.parent === null || rule.method === 'framework') return node.weight
    const family = node.parent === index.root ? top : below.find(({ parent }) => parent === node.parent)
    return family?.weights[node.code] ?? node.weight
  }
  return { tree: shared.map((node) => ({ ...node, weight: weightOf(node) })), families: [top, ...below] }

  function scoresOf({ code, children }: { code: string; children: number[] }, at: number): Float64Array {
    const weights = children.map((child) => below[at]?.weights[index.secondLevel[child]?.code ?? ''] ?? 0)
    return Float64Array.from(rows, (row, place) => {
      const values = children.map((child) => blended[child]?.[place] ?? NaN)
      const where = { node: code, city: basis.cities[row]?.city ?? '' }
      return combineChildren(values, weights, scheme.aggregation.first, where).value
    })
  }
}
