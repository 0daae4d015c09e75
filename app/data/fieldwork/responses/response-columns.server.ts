import type { Item } from '#app/survey/item.ts'
import { marginCategory } from '#app/survey/response.ts'
import type { ItemAnswers, NumberAnswers } from './item-answers.ts'
import { readResponses, type ReadResponses } from './read-responses.server.ts'
import { codedColumn, type CodedColumn } from './repeated-columns.ts'
import type { ResponseHash } from './response-hash.server.ts'
import type { ResponseSnapshot } from './response-snapshot.server.ts'
import type { TextAnswers } from './text-answers.ts'

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
  { waveId, cities, margins, items, texts = false }: ColumnsWanted,
): Promise<ResponseColumns> {
  return columnsOf(await readResponses(snapshot, waveId, items, texts), cities, margins)
}

/** What was read, as a column for each word. */
export function columnsOf(
  { place, circumstances, person, ...read }: ReadResponses,
  cities: string[],
  margins: string[],
): ResponseColumns {
  const cityAt = new Map(cities.map((code, at) => [code, at]))
  const city = codedColumn(place, ({ cityCode }) => cityCode)
  const places = city.categories.map((code) => cityAt.get(code) ?? -1)
  const marginOf = (variable: string): CodedColumn => {
    if (variable === 'day') return codedColumn(circumstances, ({ day }) => day)
    if (variable === 'channel') return codedColumn(circumstances, ({ channel }) => channel)
    if (variable === 'district') return codedColumn(place, ({ district }) => district)
    return codedColumn(person, (known) => marginCategory(variable, { ...known, district: null }))
  }
  return {
    ...read,
    city: city.codes.map((code) => places[code]!),
    stratum: codedColumn(place, ({ stratum }) => stratum),
    margins: new Map(margins.map((variable) => [variable, marginOf(variable)])),
    mode: codedColumn(circumstances, ({ mode }) => mode),
    language: codedColumn(circumstances, ({ language }) => language),
  }
}
