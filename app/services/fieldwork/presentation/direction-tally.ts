import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import type { DirectionTest } from '#app/survey/reports/presentation-report.ts'
import type { Presentation } from '#app/survey/rules-present.ts'

/**
 * Counts the answers to an item by the direction of its scale; answers without an opinion are left out.
 *
 *   t = (x̄₂ - x̄₁) / √(s₁²/n₁ + s₂²/n₂),  df by Welch and Satterthwaite
 *
 * Source: Welch (1947), Biometrika 34(1/2), 28-35. Checked: R 4.2.2 `t.test`.
 */
export function directionTally(item: Item) {
  const opinions = new Set(item.options.filter(({ missing }) => !missing).map(({ value }) => value))
  const sides = [new Running(), new Running()] as const
  return {
    add(answers: Answers, { reversed }: Presentation): void {
      const value = answers[item.code]
      if (reversed === null || typeof value !== 'number' || !opinions.has(value)) return
      sides[reversed ? 1 : 0].add(value)
    },
    test(): DirectionTest {
      const [forwards, backwards] = sides
      const about = { item: item.code, forwards: forwards.side(), backwards: backwards.side() }
      if (forwards.n < 2 || backwards.n < 2) {
        return { ...about, difference: null, t: null, df: null, pValue: null, pHolm: null }
      }
      const difference = backwards.mean - forwards.mean
      const parts = [forwards.variance / forwards.n, backwards.variance / backwards.n] as const
      const variance = parts[0] + parts[1]
      if (variance === 0) return { ...about, difference, t: null, df: null, pValue: null, pHolm: null }
      const t = difference / Math.sqrt(variance)
      const df = variance ** 2 / (parts[0] ** 2 / (forwards.n - 1) + parts[1] ** 2 / (backwards.n - 1))
      return { ...about, difference, t, df, pValue: tTwoSidedP(t, df), pHolm: null }
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

  side(): DirectionTest['forwards'] {
    return { n: this.n, mean: this.n === 0 ? null : this.mean }
  }
}
