import type { AnonymityInput, AnonymityRule } from './anonymity-input.ts'
import { hideThinParts } from './hide-thin-parts.ts'
import { numberClasses } from './number-classes.ts'

/** How coarse each quasi-identifier became. */
export interface LevelChoice {
  /** 0 = as it was */
  levels: number[]
  /** mean over quasi-identifiers of level / coarsest level, 0..1 */
  generalisation: number
  /** rows in classes smaller than k before cells were suppressed */
  rowsBelowK: number
}

/**
 * The finest levels under which few enough rows are left in classes smaller than k. All combinations of levels are
 * tried from the least generalisation upwards; among equals the one that keeps the first quasi-identifiers finer.
 * Where none suffices, the coarsest are taken: local suppression does the rest.
 */
export function chooseLevels(
  input: AnonymityInput,
  { k, leastPerCategory, mostSuppressed }: AnonymityRule,
): LevelChoice {
  const { groups, quasi } = input
  const tried = combinations(quasi.map(({ levels }) => levels.length))
    .map((levels) => ({ levels, generalisation: generalisationOf(levels, input) }))
    .sort((a, b) => a.generalisation - b.generalisation || compare(a.levels, b.levels))
  let last: LevelChoice | null = null
  for (const { levels, generalisation } of tried) {
    const { codes } = hideThinParts(input, levels, leastPerCategory)
    const { sizes } = numberClasses(groups, codes)
    const rowsBelowK = sizes.reduce((rows, size) => (size < k ? rows + size : rows), 0)
    last = { levels, generalisation, rowsBelowK }
    if (rowsBelowK <= mostSuppressed * groups.length) return last
  }
  return last ?? { levels: [], generalisation: 0, rowsBelowK: 0 }
}

function generalisationOf(levels: readonly number[], { quasi }: AnonymityInput): number {
  const shares = quasi.map(({ levels: all }, q) => (all.length > 1 ? levels[q]! / (all.length - 1) : 0))
  return shares.reduce((total, share) => total + share, 0) / Math.max(1, shares.length)
}

function combinations([first, ...rest]: number[]): number[][] {
  if (first === undefined) return [[]]
  const tails = combinations(rest)
  return Array.from({ length: first }, (_, level) => tails.map((tail) => [level, ...tail])).flat()
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((level, q) => level !== b[q])
  return at < 0 ? 0 : a[at]! - b[at]!
}
