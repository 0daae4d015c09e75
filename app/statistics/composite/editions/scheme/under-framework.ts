import { secondLevelCodes, type IndexNode } from '../index-tree.ts'
import type { BasisIndicator, IndexBasis } from './scheme.ts'

/** The part of a framework version that a scheme fills. */
export interface FrameworkTree {
  tree: IndexNode[]
  indicators: BasisIndicator[]
}

/**
 * The same people scores and figures under another version of the framework: second-level indices and indicators are
 * found by their codes. What the other version has and the basis does not know is missing.
 */
export function underFramework(basis: IndexBasis, { tree, indicators }: FrameworkTree): IndexBasis {
  const before = secondLevelCodes(basis.tree)
  const places = secondLevelCodes(tree).map((code) => before.indexOf(code))
  const columns = indicators.map(({ code }) => basis.indicators.findIndex((known) => known.code === code))
  const siblings = (nodes: IndexNode[], code: string) => {
    const parent = nodes.find((node) => node.code === code)?.parent
    return nodes.flatMap((node) => (node.parent === parent ? [node.code] : [])).sort()
  }
  // votes are shares among siblings: under another family they say nothing
  const importance = Object.entries(basis.importance ?? {}).filter(
    ([code]) => siblings(tree, code).join(' ') === siblings(basis.tree, code).join(' '),
  )
  return {
    tree,
    indicators,
    importance: basis.importance && Object.fromEntries(importance),
    cities: basis.cities.map((city) => ({
      ...city,
      people: Float64Array.from(places, (at) => city.people[at] ?? NaN),
      covariance: Float64Array.from(
        places.flatMap((row) =>
          places.map((column) =>
            row < 0 || column < 0 ? NaN : (city.covariance[row * before.length + column] ?? NaN),
          ),
        ),
      ),
      values: Float64Array.from(columns, (at) => city.values[at] ?? NaN),
    })),
  }
}
