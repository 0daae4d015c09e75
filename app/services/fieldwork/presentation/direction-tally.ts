import type { Answers, Item } from '#app/survey/item.ts'
import type { DirectionTest } from '#app/survey/reports/presentation-report.ts'
import type { Presentation } from '#app/survey/rules/present.ts'
import { twoSides } from './two-sides.ts'

/** Counts the answers to an item by the direction of its scale. */
export function directionTally(item: Item) {
  const tally = twoSides(item)
  return {
    add: (answers: Answers, { reversed }: Presentation) => tally.add(answers, reversed),
    test(): DirectionTest {
      const { sides, test } = tally.test()
      return { item: item.code, forwards: sides[0], backwards: sides[1], ...test }
    },
  }
}
