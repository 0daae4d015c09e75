import { aggregateColumns, type AggregateRule } from '#app/statistics/composite/columns/aggregate-columns.ts'

/** A tree laid out in arrays: children come before their parents. */
export interface ScoringTree {
  /** leaves hold their scores; the others are computed */
  nodes: ScoringNode[]
  units: string[]
}

interface ScoringNode extends AggregateRule {
  code: string
  /** positions of the children; none for a leaf */
  children: number[]
  /** scores of a leaf, one per unit, NaN is missing */
  scores?: Float64Array
}

/**
 * Prepares a tree for many recomputations with changing weights.
 *
 * @returns for weights (one per node) the scores of the target; the array is overwritten by the next call
 */
export function prepareScoring(tree: ScoringTree, target: string): (weights: Float64Array) => Float64Array {
  const { units } = tree
  const scores = tree.nodes.map((node) => node.scores ?? new Float64Array(units.length))
  const computed = nodesBelow(tree, target).map((node) => ({
    node,
    columns: node.children.flatMap((child) => scores[child] ?? []),
    weights: new Float64Array(node.children.length),
    result: scores[tree.nodes.indexOf(node)] ?? new Float64Array(units.length),
    place: { node: node.code, units },
  }))
  const answer = computed.at(-1)?.result ?? new Float64Array(units.length)
  return (weights) => {
    for (const { node, columns, weights: own, result, place } of computed) {
      for (let child = 0; child < own.length; child++) own[child] = weights[node.children[child] ?? -1] ?? 0
      aggregateColumns(columns, own, node, result, place)
    }
    return answer
  }
}

/** Computed nodes the target needs, children before parents, the target last. */
function nodesBelow(tree: ScoringTree, target: string): ScoringNode[] {
  const needed = new Set<ScoringNode>()
  const visit = (node: ScoringNode | undefined): void => {
    if (!node || node.children.length === 0) return
    for (const child of node.children) visit(tree.nodes[child])
    needed.add(node)
  }
  visit(tree.nodes.find(({ code }) => code === target))
  return [...needed]
}
