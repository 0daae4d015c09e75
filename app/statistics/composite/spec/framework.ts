import { Refusal } from '#app/statistics/refusal.ts'

/** A node as the specification gives it. Level 1 is an indicator; the top has no parent. */
export interface FrameworkNode {
  code: string
  level: number
  parent: string | null
  weight: number
  /** 1: more is better; -1: less is better */
  direction: 1 | -1
  /** a data column the indicator is divided by */
  denominator?: string | undefined
}

/** The tree, read once: who is whose child and ancestor, and in which order nodes are computed. */
export interface Framework {
  nodes: FrameworkNode[]
  /** level 1, in the order given */
  indicators: FrameworkNode[]
  /** above level 1, children before parents */
  aggregates: FrameworkNode[]
  node(code: string): FrameworkNode
  has(code: string): boolean
  childrenOf(code: string): FrameworkNode[]
  /** parent first, top last */
  ancestorsOf(code: string): FrameworkNode[]
  /** indicators below a node, or the node itself when it is one */
  indicatorsBelow(code: string): FrameworkNode[]
}

/**
 * Reads the nodes of a framework.
 *
 * @throws Refusal DUPLICATE_NODE, UNKNOWN_PARENT, CYCLE, LEVEL_NOT_BELOW_PARENT, NODE_WITHOUT_CHILDREN,
 *   NEGATIVE_WEIGHT, MISSING_DIRECTION, each naming the node
 */
export function readFramework(nodes: FrameworkNode[]): Framework {
  const byCode = new Map<string, FrameworkNode>()
  for (const node of nodes) {
    if (byCode.has(node.code)) throw refuse('DUPLICATE_NODE', node, 'occurs more than once')
    byCode.set(node.code, node)
  }
  const children = new Map<string, FrameworkNode[]>()
  for (const node of nodes) {
    checkNode(node, byCode)
    if (node.parent !== null) children.set(node.parent, [...(children.get(node.parent) ?? []), node])
  }
  for (const node of nodes) {
    if (node.level > 1 && !children.has(node.code))
      throw refuse('NODE_WITHOUT_CHILDREN', node, 'has no children')
  }

  const node = (code: string): FrameworkNode => {
    const found = byCode.get(code)
    if (!found) throw new Refusal('UNKNOWN_NODE', { node: code }, `The framework has no node ${code}.`)
    return found
  }
  const childrenOf = (code: string) => children.get(code) ?? []
  const indicatorsBelow = (code: string): FrameworkNode[] => {
    const start = node(code)
    return start.level === 1 ? [start] : childrenOf(code).flatMap((child) => indicatorsBelow(child.code))
  }
  const ancestorsOf = (code: string): FrameworkNode[] => {
    const { parent } = node(code)
    return parent === null ? [] : [node(parent), ...ancestorsOf(parent)]
  }
  return {
    nodes,
    indicators: nodes.filter(({ level }) => level === 1),
    aggregates: nodes.filter(({ level }) => level > 1).sort((a, b) => a.level - b.level),
    node,
    has: (code) => byCode.has(code),
    childrenOf,
    ancestorsOf,
    indicatorsBelow,
  }
}

function checkNode(node: FrameworkNode, byCode: Map<string, FrameworkNode>): void {
  if (!Number.isFinite(node.weight) || node.weight < 0) {
    throw refuse('NEGATIVE_WEIGHT', node, 'needs a weight that is a number ≥ 0')
  }
  if (node.level === 1 && node.direction !== 1 && node.direction !== -1) {
    throw refuse('MISSING_DIRECTION', node, 'needs the direction 1 (more is better) or -1 (less is better)')
  }
  if (node.parent === null) return
  const parent = byCode.get(node.parent)
  if (!parent) throw refuse('UNKNOWN_PARENT', node, `names the parent ${node.parent}, which does not exist`)
  const circle = circleFrom(node, byCode)
  if (circle) throw refuse('CYCLE', node, `is its own ancestor (${circle.join(', ')})`)
  if (parent.level <= node.level)
    throw refuse('LEVEL_NOT_BELOW_PARENT', node, 'must be on a level below its parent')
}

/** The way from a node back to itself, null where it ends at a top. */
function circleFrom(start: FrameworkNode, byCode: Map<string, FrameworkNode>): string[] | null {
  const way = [start.code]
  let next = start.parent
  while (next !== null && next !== start.code && !way.includes(next)) {
    way.push(next)
    next = byCode.get(next)?.parent ?? null
  }
  return next === start.code ? [...way, start.code] : null
}

function refuse(code: string, node: FrameworkNode, what: string): Refusal {
  return new Refusal(code, { node: node.code }, `The node ${node.code} ${what}.`)
}
