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

const NO_ANSWER = -1

/**
 * Scores an item on 0..100: (x - 1)/(k - 1) · 100, reversed for negative polarity. Don't know, not
 * applicable and no answer are NaN.
 *
 * @throws Refusal VALUE_OUTSIDE_OPTIONS naming item and rows
 */
export function scoreItem(item: ItemColumn): Float64Array {
  const { values } = item
  const scores = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    if (isMissing(item, x)) scores[i] = Number.NaN
    else scores[i] = scoreOf(item, x) ?? refuseAnswers(item)
  }
  return scores
}

function isMissing({ missingCodes }: ItemColumn, x: number): boolean {
  return x !== x || x === NO_ANSWER || missingCodes.includes(x)
}

/** Score of an option; null for a value that is none. */
function scoreOf({ points, polarity }: ItemColumn, x: number): number | null {
  if (!(x >= 1 && x <= points && Number.isInteger(x))) return null
  const score = ((x - 1) * 100) / (points - 1)
  return polarity === 1 ? score : 100 - score
}

function refuseAnswers(item: ItemColumn): never {
  const rows: number[] = []
  item.values.forEach((x, i) => !isMissing(item, x) && scoreOf(item, x) === null && rows.push(i + 1))
  throw new Refusal('VALUE_OUTSIDE_OPTIONS', { item: item.code, rows })
}

/** Score of every byte, 0 where it is no answer, infinite where it is no option; and which are answers. */
function byteTables(item: ItemColumn): { scores: Float64Array; isAnswer: Uint8Array } {
  const scores = new Float64Array(256).fill(Infinity)
  const isAnswer = new Uint8Array(256).fill(1)
  for (let x = 1; x <= Math.min(item.points, 127); x++) scores[x] = scoreOf(item, x)!
  for (const code of [...item.missingCodes, NO_ANSWER]) {
    scores[code & 255] = 0
    isAnswer[code & 255] = 0
  }
  return { scores, isAnswer }
}

/**
 * Scores of every index: per respondent the mean of the answered items of the index, missing unless at
 * least half of them are answered.
 *
 * @throws Refusal UNKNOWN_ITEM when an index names an item that is not among the columns
 */
export function buildScores(items: readonly ItemColumn[], indices: readonly IndexItems[]): ScoreVariable[] {
  const n = items[0]?.values.length ?? 0
  return indices.map((index) => {
    const columns = index.items.map((code) => {
      const item = items.find((column) => column.code === code)
      if (!item) throw new Refusal('UNKNOWN_ITEM', { item: code })
      return item
    })
    return { code: index.code, values: meanOfAnswered(columns, n) }
  })
}

function meanOfAnswered(items: ItemColumn[], n: number): Float64Array {
  const total = new Float64Array(n)
  const answered = new Uint8Array(n)
  for (const item of items) {
    if (item.values instanceof Int8Array) {
      const { scores, isAnswer } = byteTables(item)
      addBytes(item.values, scores, isAnswer, total, answered)
    } else addScores(scoreItem(item), total, answered)
  }
  if (!divide(total, answered, Math.max(1, items.length / 2))) for (const item of items) scoreItem(item)
  return total
}

/** Adds the scores of byte answers by table, and counts them. */
function addBytes(
  values: Int8Array,
  scores: Float64Array,
  isAnswer: Uint8Array,
  total: Float64Array,
  answered: Uint8Array,
): void {
  for (let i = 0; i < values.length; i++) {
    const byte = values[i]! & 255
    total[i]! += scores[byte]!
    answered[i]! += isAnswer[byte]!
  }
}

function addScores(scores: Float64Array, total: Float64Array, answered: Uint8Array): void {
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!
    if (score !== score) continue
    total[i]! += score
    answered[i]!++
  }
}

/** Turns sums into means where enough is answered; false when a sum is infinite, the mark of a wrong code. */
function divide(total: Float64Array, answered: Uint8Array, enough: number): boolean {
  const share = Float64Array.from({ length: 256 }, (_, count) => (count >= enough ? 1 / count : Number.NaN))
  let isRight = true
  for (let i = 0; i < total.length; i++) {
    const sum = total[i]!
    if (sum === Infinity) isRight = false
    total[i] = sum * share[answered[i]!]!
  }
  return isRight
}
