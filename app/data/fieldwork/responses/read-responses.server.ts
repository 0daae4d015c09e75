import type { Answers, Item } from '#app/survey/item.ts'
import { responsePass, type Together } from './lines/response-pass.server.ts'
import { columnOfItem, columnOfNumber, type ItemAnswers, type NumberAnswers } from './item-answers.ts'
import { repeatedColumns } from './repeated-columns.ts'
import type { ResponseHash } from './response-hash.server.ts'
import type { ResponseSnapshot } from './response-snapshot.server.ts'
import { columnOfText, type TextAnswers } from './text-answers.ts'

/**
 * The responses of a wave as few numbers each, some thirty bytes beside the answers to the items asked for; place i is
 * the i-th response in the order of the keys, everywhere.
 */
export interface ReadResponses {
  count: number
  place: Together<'place'>
  circumstances: Together<'circumstances'>
  person: Together<'person'>
  baseWeight: Float64Array
  /** from first question to sending; -1 = unknown */
  seconds: Int32Array
  flagNames: string[]
  /** bit b: flagged `flagNames[b]` */
  flags: Uint32Array
  /** by item with fixed options, in questionnaire order */
  answers: ItemAnswers[]
  /** by item that asks for a number, in questionnaire order */
  numbers: NumberAnswers[]
  /** by open question, where asked for */
  texts: TextAnswers[]
  hash: ResponseHash
}

/**
 * Reads the responses of a wave in one pass; see `responsePass`.
 *
 * @param items whose answers are read; open questions only `withTexts`
 */
export async function readResponses(
  snapshot: ResponseSnapshot,
  waveId: string,
  items: readonly Item[],
  withTexts = false,
): Promise<ReadResponses> {
  const count = snapshot.count(waveId)
  const pass = responsePass(snapshot, waveId)
  const place = repeatedColumns(pass.place, count)
  const circumstances = repeatedColumns(pass.circumstances, count)
  const person = repeatedColumns(pass.person, count)
  const baseWeight = new Float64Array(count)
  const seconds = new Int32Array(count)
  const flags = new Uint32Array(count)
  const answers = items.flatMap((item) => columnOfItem(item, count) ?? [])
  const numbers = items.flatMap((item) => columnOfNumber(item, count) ?? [])
  const texts = withTexts ? items.flatMap((item) => columnOfText(item, count) ?? []) : []
  const asked = [...answers, ...numbers, ...texts]

  let at = 0
  const hash = await pass.run((response, answersOf) => {
    place.put(at, response.place)
    circumstances.put(at, response.circumstances)
    person.put(at, response.person)
    baseWeight[at] = response.baseWeight
    seconds[at] = response.seconds
    flags[at] = response.flags
    if (asked.length > 0) {
      const values = JSON.parse(answersOf()) as Answers
      for (const column of asked) column.put(at, values[column.item.code])
    }
    at++
  })
  return {
    count,
    place: place.columns,
    circumstances: circumstances.columns,
    person: person.columns,
    baseWeight,
    seconds,
    flagNames: pass.flagNames,
    flags,
    answers,
    numbers,
    texts,
    hash,
  }
}
