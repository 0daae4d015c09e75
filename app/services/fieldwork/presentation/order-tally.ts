import { chisqUpperTail } from '#app/statistics/numeric/distributions.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import type { OrderTest } from '#app/survey/reports/presentation-report.ts'
import type { Presentation } from '#app/survey/rules/present.ts'

/**
 * Counts at which place of the list the chosen option had stood; of a ranking, the first choice.
 *
 *   χ² = Σ (oᵢ - n/k)² / (n/k),  df = k - 1
 *
 * @returns the test is null with fewer than five expected at a place
 *
 * Source: Pearson (1900), Philosophical Magazine 50, 157-175. Checked: R 4.2.2 `chisq.test`.
 */
export function orderTally(item: Item) {
  const places = item.options.filter(({ missing }) => !missing).length
  const byPlace = new Array<number>(places).fill(0)
  return {
    add(answers: Answers, { orders }: Presentation): void {
      const given = answers[item.code]
      const chosen = Array.isArray(given) ? given[0] : given
      const place = chosen === undefined ? -1 : (orders[item.code]?.indexOf(chosen) ?? -1)
      if (place >= 0 && place < places) byPlace[place]! += 1
    },
    test(): OrderTest {
      const n = byPlace.reduce((sum, count) => sum + count, 0)
      const expected = n / places
      const about = { item: item.code, n, byPlace }
      if (places < 2 || expected < 5) return { ...about, chisq: null, df: null, pValue: null, pHolm: null }
      const chisq = byPlace.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
      const df = places - 1
      return { ...about, chisq, df, pValue: chisqUpperTail(chisq, df), pHolm: null }
    },
  }
}
