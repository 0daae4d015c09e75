import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import type { DirectionTest, Side } from '#app/survey/reports/presentation-report.ts'

type SidesTest = Omit<DirectionTest, 'item' | 'forwards' | 'backwards'>

/**
 * Counts the answers to an item on two sides; answers without an opinion are left out.
 *
 *   t = (x̄₂ - x̄₁) / √(s₁²/n₁ + s₂²/n₂),  df by Welch and Satterthwaite
 *
 * Source: Welch (1947), Biometrika 34(1/2), 28-35. Checked: R 4.2.2 `t.test`.
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
      const both: [Side, Side] = [first.side(), second.side()]
      const nothing = { difference: null, t: null, df: null, pValue: null, pHolm: null }
      if (first.n < 2 || second.n < 2) return { sides: both, test: nothing }
      const difference = second.mean - first.mean
      const parts = [first.variance / first.n, second.variance / second.n] as const
      const variance = parts[0] + parts[1]
      if (variance === 0) return { sides: both, test: { ...nothing, difference } }
      const t = difference / Math.sqrt(variance)
      const df = variance ** 2 / (parts[0] ** 2 / (first.n - 1) + parts[1] ** 2 / (second.n - 1))
      return { sides: both, test: { difference, t, df, pValue: tTwoSidedP(t, df), pHolm: null } }
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
