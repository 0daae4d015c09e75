import { setImmediate as nextTurn } from 'node:timers/promises'

import type { Answers, Item } from '#app/survey/item.ts'
import { marginCategory } from '#app/survey/response.ts'
import { columnOfItem, columnOfNumber, type ItemAnswers, type NumberAnswers } from './item-answers.ts'
import { NO_FLAGS, responseHasher, type ResponseHash } from './response-hash.server.ts'
import type { RawResponse, ResponseSnapshot } from './response-snapshot.server.ts'
import { columnOfText, type TextAnswers } from './text-answers.ts'

/** What is read of a wave: its cities, the margin variables its weights use, and the items with fixed options. */
export interface ColumnsWanted {
  waveId: string
  cities: string[]
  /** margin variables, and `day` or `channel` where a table is by these */
  margins: string[]
  items: Item[]
  /** whether to read what was written to open questions, too */
  texts?: boolean
}

/** A column of words as positions in a list; -1 = none given. */
interface CodedColumn {
  categories: string[]
  codes: Int32Array
}

/** The responses of a wave as columns; place i is the i-th response in the order of the keys, everywhere. */
export interface ResponseColumns {
  count: number
  /** position in `cities` of the request; -1 = a city the wave does not have */
  city: Int32Array
  stratum: CodedColumn
  baseWeight: Float64Array
  /** by margin variable; -1 = withheld */
  margins: Map<string, CodedColumn>
  /** by item, in questionnaire order */
  answers: ItemAnswers[]
  /** by item that asks for a number, in questionnaire order */
  numbers: NumberAnswers[]
  /** by open question, where asked for */
  texts: TextAnswers[]
  /** from first question to sending; -1 = unknown */
  seconds: Int32Array
  flagNames: string[]
  /** bit b: flagged `flagNames[b]` */
  flags: Uint32Array
  mode: CodedColumn
  language: CodedColumn
  hash: ResponseHash
}

/**
 * Reads the responses of a wave in one pass, into typed arrays; nothing is kept per row but numbers,
 * and a text that is asked for is kept once.
 * The pass pauses now and then so that a server keeps answering.
 *
 * @returns the columns, with the hash of exactly the rows read
 */
export async function readResponseColumns(
  snapshot: ResponseSnapshot,
  wanted: ColumnsWanted,
): Promise<ResponseColumns> {
  const count = snapshot.count(wanted.waveId)
  const flagNames = snapshot.flagNames(wanted.waveId)
  const cityAt = new Map(wanted.cities.map((code, at) => [code, at]))
  const hasher = responseHasher()

  const city = new Int32Array(count)
  const baseWeight = new Float64Array(count)
  const seconds = new Int32Array(count)
  const flags = new Uint32Array(count)
  const stratum = coder(count)
  const margins = new Map(wanted.margins.map((variable) => [variable, coder(count)]))
  const answers = wanted.items.flatMap((item) => columnOfItem(item, count) ?? [])
  const numbers = wanted.items.flatMap((item) => columnOfNumber(item, count) ?? [])
  const texts = wanted.texts ? wanted.items.flatMap((item) => columnOfText(item, count) ?? []) : []
  const items = [...answers, ...numbers, ...texts]
  const mode = coder(count)
  const language = coder(count)

  let at = 0
  for (const batch of snapshot.batches(wanted.waveId)) {
    const flagged = snapshot.flags(wanted.waveId, batch)
    for (const row of batch) {
      const given = flagged.get(row[0]) ?? NO_FLAGS
      hasher.add(row, given)
      city[at] = cityAt.get(row[1]) ?? -1
      stratum.put(at, row[2])
      baseWeight[at] = row[3]
      language.put(at, row[5])
      mode.put(at, row[6])
      const columns = marginColumnsOf(row)
      for (const [variable, column] of margins) {
        column.put(at, circumstanceOf(variable, row) ?? marginCategory(variable, columns))
      }
      seconds[at] = row[14] ?? -1
      for (const flag of given) flags[at]! |= 1 << flagNames.indexOf(flag)
      if (items.length > 0) {
        const values = JSON.parse(row[15]) as Answers
        for (const column of items) column.put(at, values[column.item.code])
      }
      at++
    }
    await nextTurn()
  }

  return {
    count,
    city,
    stratum: stratum.column,
    baseWeight,
    margins: new Map(Array.from(margins, ([variable, { column }]) => [variable, column])),
    answers,
    numbers,
    texts,
    seconds,
    flagNames,
    flags,
    mode: mode.column,
    language: language.column,
    hash: hasher.finish(),
  }
}

/** What is known of how a response came in, by the name of the column. */
function circumstanceOf(variable: string, row: RawResponse): string | null {
  if (variable === 'day') return row[4]
  return variable === 'channel' ? row[7] : null
}

function marginColumnsOf(row: RawResponse) {
  return { sex: row[10], ageGroup: row[11], education: row[12], district: row[13] }
}

function coder(count: number): { column: CodedColumn; put(at: number, word: string | null): void } {
  const column: CodedColumn = { categories: [], codes: new Int32Array(count) }
  const known = new Map<string, number>()
  return {
    column,
    put(at, word) {
      if (word === null) {
        column.codes[at] = -1
        return
      }
      let code = known.get(word)
      if (code === undefined) {
        code = column.categories.push(word) - 1
        known.set(word, code)
      }
      column.codes[at] = code
    },
  }
}
