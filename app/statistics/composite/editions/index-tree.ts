import { Refusal } from '#app/statistics/refusal.ts'

/** A node of the index: the index itself (no parent), a first-level or a second-level index. */
export interface IndexNode {
  code: string
  parent: string | null
  /** share among its siblings; need not sum to 1 */
  weight: number
  /** λ of a second-level index: the share of the people score in its blend, 0..1 */
  peopleShare?: number
}

/** The tree in the order it is computed: second-level positions are those of every score array. */
export interface IndexTree {
  root: string
  firstLevel: { code: string; weight: number; children: number[] }[]
  secondLevel: { code: string; weight: number; parent: number; peopleShare: number }[]
}

/**
 * Reads the three levels of an index. Second-level indices keep the order of `nodes`,
 * and every array "per second-level index" follows that order.
 *
 * @param nodes index > first level > second level, in any order
 * @throws Refusal DUPLICATE_NODE, UNKNOWN_PARENT, NOT_ONE_ROOT, NEGATIVE_WEIGHT, CHILDREN_WITHOUT_WEIGHTS,
 *   NODE_WITHOUT_CHILDREN, TOO_DEEP, PEOPLE_SHARE_OUT_OF_RANGE, each with the node
 */
export function readIndexTree(nodes: IndexNode[]): IndexTree {
  const byCode = new Map(nodes.map((node) => [node.code, node]))
  if (byCode.size < nodes.length) throw refuseDuplicate(nodes)
  for (const node of nodes) checkNode(node, byCode)

  const roots = nodes.filter((node) => node.parent === null)
  const [root] = roots
  if (!root || roots.length > 1) {
    const codes = roots.map((node) => node.code)
    throw new Refusal('NOT_ONE_ROOT', { nodes: codes }, 'An index needs exactly one node without a parent.')
  }

  const first = nodes.filter((node) => node.parent === root.code)
  const position = new Map(first.map((node, index) => [node.code, index]))
  const second = nodes.filter((node) => node.parent !== null && position.has(node.parent))
  const placed = new Set([root, ...first, ...second])
  const lost = nodes.find((node) => !placed.has(node))
  if (lost) {
    throw new Refusal(
      'TOO_DEEP',
      { node: lost.code },
      `${lost.code} lies outside the three levels of the index.`,
    )
  }

  const secondLevel = second.map((node) => ({
    code: node.code,
    weight: node.weight,
    parent: position.get(node.parent ?? '') ?? 0,
    peopleShare: readPeopleShare(node),
  }))
  const firstLevel = first.map((node, index) => ({
    code: node.code,
    weight: node.weight,
    children: secondLevel.flatMap((child, at) => (child.parent === index ? [at] : [])),
  }))

  checkWeights(root.code, firstLevel)
  for (const { code, children } of firstLevel) {
    checkWeights(
      code,
      children.flatMap((at) => secondLevel[at] ?? []),
    )
  }
  return { root: root.code, firstLevel, secondLevel }
}

/** Codes of the second-level indices, in the order of every score array. */
export function secondLevelCodes(nodes: IndexNode[]): string[] {
  return readIndexTree(nodes).secondLevel.map((node) => node.code)
}

function checkNode(node: IndexNode, byCode: Map<string, IndexNode>): void {
  if (node.parent !== null && !byCode.has(node.parent)) {
    throw new Refusal(
      'UNKNOWN_PARENT',
      { node: node.code, parent: node.parent },
      `${node.code} names a parent that does not exist.`,
    )
  }
  if (!(node.weight >= 0) || !Number.isFinite(node.weight)) {
    throw new Refusal(
      'NEGATIVE_WEIGHT',
      { node: node.code },
      `The weight of ${node.code} is not a number ≥ 0.`,
    )
  }
}

function checkWeights(parent: string, children: { weight: number }[]): void {
  if (children.length === 0) {
    throw new Refusal(
      'NODE_WITHOUT_CHILDREN',
      { node: parent },
      `${parent} has no children to be computed from.`,
    )
  }
  if (children.every((child) => child.weight === 0)) {
    throw new Refusal(
      'CHILDREN_WITHOUT_WEIGHTS',
      { node: parent },
      `All children of ${parent} have weight 0.`,
    )
  }
}

function readPeopleShare({ code, peopleShare }: IndexNode): number {
  if (peopleShare !== undefined && peopleShare >= 0 && peopleShare <= 1) return peopleShare
  throw new Refusal(
    'PEOPLE_SHARE_OUT_OF_RANGE',
    { node: code },
    `The people share of ${code} is not a number between 0 and 1.`,
  )
}

function refuseDuplicate(nodes: IndexNode[]): Refusal {
  const seen = new Set<string>()
  const twice = nodes.find(({ code }) => seen.size === seen.add(code).size)?.code ?? ''
  return new Refusal('DUPLICATE_NODE', { node: twice }, `The node ${twice} occurs more than once.`)
}
