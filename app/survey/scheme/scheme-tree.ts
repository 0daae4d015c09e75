/** A node of a framework as the studio needs it. */
export interface SchemeNode {
  code: string
  parent: string | null
  level: 'index' | 'first' | 'second'
  weight: number
  peopleShare: number | null
}

/** The reference goalposts of an objective indicator, as the framework gives them. */
export interface SchemeIndicator {
  code: string
  low: number
  high: number
}

/** What a set-up fills: the nodes of a framework and its objective indicators. */
export interface SchemeTree {
  nodes: SchemeNode[]
  indicators: SchemeIndicator[]
}

export const LEVELS = ['first', 'second'] as const
export type SchemeLevel = (typeof LEVELS)[number]

/** An index and those it is made from. */
export interface Family {
  parent: string
  children: string[]
}

/** The families of one level: the first-level indices together, or the children of each of them. */
export function familiesOf(
  nodes: Pick<SchemeNode, 'code' | 'parent' | 'level'>[],
  level: SchemeLevel,
): Family[] {
  const parents = nodes.filter((node) => node.level === (level === 'first' ? 'index' : 'first'))
  return parents.map(({ code }) => ({
    parent: code,
    children: nodes.filter(({ parent }) => parent === code).map((node) => node.code),
  }))
}

/** The comparisons of a family, each pair once: `S:M`. */
export function pairsOf({ children }: Family): string[] {
  return children.flatMap((a, at) => children.slice(at + 1).map((b) => `${a}:${b}`))
}
