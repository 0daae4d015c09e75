import { Refusal } from '#app/statistics/refusal.ts'
import type { ScoreSource, ScoreVariable } from './estimate-scores.ts'
import { meanOfItems, type ItemColumn } from './mean-of-items.ts'

export type { ItemColumn }

/** An index score: the mean of its items. */
export interface IndexItems {
  code: string
  items: readonly string[]
}

/**
 * Scores an item on 0..100: (x - 1)/(k - 1) · 100, reversed for negative polarity. Don't know, not
 * applicable and no answer are NaN.
 *
 * @throws Refusal VALUE_OUTSIDE_OPTIONS naming item and rows
 */
export function scoreItem(item: ItemColumn): Float64Array {
  const scores = new Float64Array(item.values.length)
  meanOfItems([item], scores, Int32Array.from(scores.keys()))
  return scores
}

/**
 * Scores of every index: per respondent the mean of the answered items of the index, missing unless at
 * least half of them are answered. A column is computed when it is asked for, into memory of the asker.
 *
 * @throws Refusal UNKNOWN_ITEM when an index names an item that is not among the columns; VALUE_OUTSIDE_OPTIONS
 *   when a column is filled
 */
export function indexScores(items: readonly ItemColumn[], indices: readonly IndexItems[]): ScoreSource[] {
  return indices.map((index) => {
    const columns = index.items.map((code) => {
      const item = items.find((column) => column.code === code)
      if (!item) throw new Refusal('UNKNOWN_ITEM', { item: code })
      return item
    })
    return { code: index.code, fill: (into, rows) => meanOfItems(columns, into, rows) }
  })
}

/** The columns of `indexScores`, kept. */
export function buildScores(items: readonly ItemColumn[], indices: readonly IndexItems[]): ScoreVariable[] {
  const rows = Int32Array.from(items[0]?.values.keys() ?? [])
  return indexScores(items, indices).map(({ code, fill }) => {
    const values = new Float64Array(rows.length)
    fill(values, rows)
    return { code, values }
  })
}
