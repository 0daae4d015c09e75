import type { FrameworkContent } from '#app/survey/framework.ts'

/**
 * Which indices two frameworks make differently, by edition: another weight among siblings, another place in the tree,
 * and for the blended edition another λ or other objective indicators, weights or goalposts. What is made of such an
 * index is made differently too.
 *
 * @returns codes of the framework `after`; new words alone change nothing
 */
export function compareFrameworks(
  before: FrameworkContent,
  after: FrameworkContent,
): { people: string[]; blended: string[] } {
  const differing = (makingOf: (framework: FrameworkContent, code: string) => string) =>
    after.nodes
      .map(({ code }) => code)
      .filter((code) =>
        descendants(after, code).some((one) => makingOf(before, one) !== makingOf(after, one)),
      )
  return {
    people: differing(childrenOf),
    blended: differing((framework, code) => `${childrenOf(framework, code)} ${sidesOf(framework, code)}`),
  }
}

/** The children of a node with their shares among each other. */
function childrenOf({ nodes }: FrameworkContent, code: string): string {
  const children = nodes.filter(({ parent }) => parent === code)
  const total = children.reduce((sum, { weight }) => sum + weight, 0)
  return children
    .map((child) => `${child.code} ${(child.weight / total).toPrecision(10)}`)
    .sort()
    .join(', ')
}

/** λ and the objective indicators of a node. */
function sidesOf({ nodes, indicators }: FrameworkContent, code: string): string {
  const node = nodes.find((one) => one.code === code)
  const own = indicators
    .filter((indicator) => indicator.node === code)
    .map((one) => [one.code, one.direction, one.weight, one.low, one.high].join(' '))
    .sort()
  return [node?.peopleShare ?? 1, ...own].join('; ')
}

function descendants({ nodes }: Pick<FrameworkContent, 'nodes'>, code: string): string[] {
  return nodes
    .filter(({ parent }) => parent === code)
    .reduce<string[]>((all, child) => [...all, ...descendants({ nodes }, child.code)], [code])
}
