import type { AnonymityInput, AnonymityRule } from './anonymity-input.ts'
import { chooseLevels, type LevelChoice } from './choose-levels.ts'
import { hideThinParts } from './hide-thin-parts.ts'
import { suppressLocally } from './suppress-locally.ts'

export interface Anonymised extends LevelChoice {
  /** per quasi-identifier and row, the category of the chosen level, or SUPPRESSED */
  codes: Int32Array[]
  /** the class of each row: rows that agree on group and every quasi-identifier */
  classes: Int32Array
  classSizes: number[]
  /** cells per quasi-identifier that lost their category because it was thin, and to reach k */
  hiddenCells: number[]
  suppressedCells: number[]
}

/**
 * Makes rows k-anonymous, the same way every time: categories are made coarser for all groups alike until few rows are
 * left that too few others agree with (global recoding), then those rows lose cells, the last quasi-identifier first
 * (local suppression).
 *
 * Before cells are suppressed for k, categories that are thin within their group lose their name as a whole, together
 * with others, so that what is hidden elsewhere is not had by taking away (`hideThinParts`). A suppressed cell counts
 * as a category of its own: every combination that is left stands in at least k rows, also on fewer
 * quasi-identifiers, which only join classes.
 *
 * @param input groups of at least k rows
 * @throws Error for a group smaller than k, which no suppression can help
 * Source: Samarati (2001), IEEE TKDE 13(6), 1010-1027; Sweeney (2002), IJUFKS 10(5), 571-588.
 */
export function anonymise(input: AnonymityInput, rule: AnonymityRule): Anonymised {
  const choice = chooseLevels(input, rule)
  const { codes, hiddenCells } = hideThinParts(input, choice.levels, rule.leastPerCategory)
  const { classes, classSizes, suppressedCells } = suppressLocally(input.groups, codes, rule.k)
  return { ...choice, codes, classes, classSizes, hiddenCells, suppressedCells }
}
