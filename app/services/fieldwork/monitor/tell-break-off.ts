import type { Item } from '#app/survey/item.ts'
import { shownCount, type FieldReport } from '#app/survey/wave/field-report.ts'

/** Where visits stand that were not completed: by question, in the order of the questionnaire, the last page at its end. */
export function tellBreakOff(items: Item[], standing: Map<string, number>): FieldReport['breakOff'] {
  const places = [...items.map(({ code, short_label }) => ({ item: code, label: short_label })), CHECK]
  const rows = places.map(({ item, label }) => ({ item, label, count: standing.get(item) ?? 0 }))
  return {
    rows: rows.map(({ count, ...row }) => ({ ...row, visits: shownCount(count) })),
    stopped: shownCount(rows.reduce((sum, { count }) => sum + count, 0)),
  }
}

const CHECK = { item: 'check', label: null }
