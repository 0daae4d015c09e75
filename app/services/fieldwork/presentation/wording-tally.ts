import type { Answers, Item } from '#app/survey/item.ts'
import type { WordingTest } from '#app/survey/reports/presentation-report.ts'
import type { Presentation } from '#app/survey/rules/present.ts'
import { twoSides } from './two-sides.ts'

/** Counts the answers to an item by the words its respondents asked for. */
export function wordingTally(item: Item) {
  const tally = twoSides(item)
  return {
    add: (answers: Answers, { simple }: Presentation) => tally.add(answers, simple),
    test(): WordingTest {
      const { sides, test } = tally.test()
      return { item: item.code, usual: sides[0], simpler: sides[1], ...test }
    },
  }
}
