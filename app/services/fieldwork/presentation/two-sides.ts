import type { Answers, Item } from '#app/survey/item.ts'
import type { DirectionTest, Side } from '#app/survey/reports/presentation-report.ts'
import { welchTest } from '../comparison/welch-test.ts'

type SidesTest = Omit<DirectionTest, 'item' | 'forwards' | 'backwards'>

/**
 * Counts the answers to an item on two sides; answers without an opinion are left out.
 */
export function twoSides(item: Item) {
  const opinions = new Set(item.options.filter(({ missing }) => !missing).map(({ value }) => value))
  const sides = [new Running(), new Running()] as const
  return {
    /** @param second which side; null = not known, left out */
    add(answers: Answers, second: boolean | null): void {
      const value = answers[item.code]
      if (second === null || typeof value !== 'number' || !opinions.has(value)) return
      sides[second ? 1 : 0].add(value)
    },
    test(): { sides: [Side, Side]; test: SidesTest } {
      const [first, second] = sides
      return { sides: [first.side(), second.side()], test: { ...welchTest(first, second), pHolm: null } }
    },
  }
}

/** Mean and variance in one pass (Welford). */
class Running {
  n = 0
  mean = 0
  private squares = 0

  add(value: number): void {
    const before = value - this.mean
    this.mean += before / ++this.n
    this.squares += before * (value - this.mean)
  }

  get variance(): number {
    return this.squares / (this.n - 1)
  }

  side(): Side {
    return { n: this.n, mean: this.n === 0 ? null : this.mean }
  }
}
