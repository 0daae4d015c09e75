import { Refusal } from '../refusal.ts'
import type { ScoreVariable } from './estimate-scores.ts'

/** Answers to one item: option codes as the questionnaire has them; NaN, or -1 in integers, = no answer. */
export interface ItemColumn {
  code: string
  values: Int8Array | Int16Array | Int32Array | Float64Array
  /** k: the scale runs from 1 to k */
  points: number
  /** -1: a high code is a bad answer */
  polarity: 1 | -1
  /** codes of don't know and not applicable */
  missingCodes: readonly number[]
}

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
  const { values, points, polarity } = item
  const missing = new Set(item.missingCodes)
  const scores = new Float64Array(values.length)
  const step = 100 / (points - 1)
  const table = Float64Array.from({ length: points + 1 }, (_, x) => {
    const score = (x - 1) * step
    return polarity === 1 ? score : 100 - score
  })
  const wrong: number[] = []
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    if (x >= 1 && x <= points && Number.isInteger(x)) scores[i] = table[x]!
    else {
      scores[i] = Number.NaN
      if (x === x && x !== -1 && !missing.has(x)) wrong.push(i + 1)
    }
  }
  if (wrong.length > 0) throw new Refusal('VALUE_OUTSIDE_OPTIONS', { item: item.code, rows: wrong })
  return scores
}

/**
 * Scores of every index: per respondent the mean of the answered items of the index, missing unless at
 * least half of them are answered.
 *
 * @throws Refusal UNKNOWN_ITEM when an index names an item that is not among the columns
 */
export function buildScores(items: readonly ItemColumn[], indices: readonly IndexItems[]): ScoreVariable[] {
  const scored = new Map<string, Float64Array>()
  const scoresOf = (code: string): Float64Array => {
    let scores = scored.get(code)
    if (!scores) {
      const item = items.find((column) => column.code === code)
      if (!item) throw new Refusal('UNKNOWN_ITEM', { item: code })
      scored.set(code, (scores = scoreItem(item)))
    }
    return scores
  }
  return indices.map((index) => ({
    code: index.code,
    values: meanOfAnswered(index.items.map(scoresOf), items[0]?.values.length ?? 0),
  }))
}

function meanOfAnswered(columns: Float64Array[], n: number): Float64Array {
  const total = new Float64Array(n)
  const answered = new Uint8Array(n)
  for (const scores of columns) {
    for (let i = 0; i < n; i++) {
      const score = scores[i]!
      if (score === score) {
        total[i]! += score
        answered[i]!++
      }
    }
  }
  const half = columns.length / 2
  for (let i = 0; i < n; i++) {
    const count = answered[i]!
    total[i] = count > 0 && count >= half ? total[i]! / count : Number.NaN
  }
  return total
}
