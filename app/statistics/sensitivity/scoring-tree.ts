import { weightedMean, type MeanOptions } from '#app/statistics/composite/columns/weighted-mean.ts'

/** A tree laid out in arrays: children come before their parents. */
export interface ScoringTree {
  /** leaves hold their scores; the others are computed */
  nodes: ScoringNode[]
  units: string[]
}

export interface ScoringNode {
  code: string
  /** positions of the children; none for a leaf */
  children: number[]
  /** scores of a leaf, one per unit, NaN is missing */
  scores?: Float64Array
  mean: MeanOptions
  /** share of children (a count) below which the node is missing */
  minAvailability: number
}

/**
 * Prepares a tree for many recomputations with changing weights.
 *
 * @returns for weights (one per node) the scores of the target; the array is overwritten by the next call
 */
export function prepareScoring(tree: ScoringTree, target: string): (weights: Float64Array) => Float64Array {
  const needed = nodesBelow(tree, target)
  const scores = tree.nodes.map((node) => node.scores ?? new Float64Array(tree.units.length))
  const at = tree.nodes.findIndex(({ code }) => code === target)
  return (weights) => {
    for (const node of needed) computeNode(tree, node, scores, weights)
    return scores[at] ?? new Float64Array()
  }
}

function computeNode(tree: ScoringTree, at: number, scores: Float64Array[], weights: Float64Array): void {
  const node = tree.nodes[at]
  const own = scores[at]
  if (!node || !own) return
  if (node.mean.method === 'arithmetic') return arithmetic(node, own, scores, weights)
  const columns = node.children.map((child) => scores[child] ?? own)
  const childWeights = node.children.map((child) => weights[child] ?? 0)
  for (let unit = 0; unit < own.length; unit++) {
    const values = columns.map((column) => column[unit] ?? NaN)
    const there = values.filter((value) => !Number.isNaN(value)).length
    own[unit] =
      there === 0 || there / values.length < node.minAvailability
        ? NaN
        : weightedMean(values, childWeights, node.mean, { node: node.code, unit: tree.units[unit] ?? '' })
  }
}

function arithmetic(
  node: ScoringNode,
  own: Float64Array,
  scores: Float64Array[],
  weights: Float64Array,
): void {
  const least = node.minAvailability * node.children.length
  for (let unit = 0; unit < own.length; unit++) {
    let sum = 0
    let total = 0
    let there = 0
    for (const child of node.children) {
      const value = scores[child]?.[unit] ?? NaN
      if (Number.isNaN(value)) continue
      const weight = weights[child] ?? 0
      there++
      sum += weight * value
      total += weight
    }
    own[unit] = there < least || total === 0 ? NaN : sum / total
  }
}

/** Computed nodes the target needs, children before parents. */
function nodesBelow(tree: ScoringTree, target: string): number[] {
  const needed = new Set<number>()
  const visit = (at: number): void => {
    for (const child of tree.nodes[at]?.children ?? []) visit(child)
    if ((tree.nodes[at]?.children.length ?? 0) > 0) needed.add(at)
  }
  visit(tree.nodes.findIndex(({ code }) => code === target))
  return [...needed]
}
