import { setImmediate as nextTurn } from 'node:timers/promises'

import type { Answers, Item } from '#app/survey/item.ts'
import { flagsOf } from './hashed-line.ts'
import { columnOfItem, columnOfNumber, type ItemAnswers, type NumberAnswers } from './item-answers.ts'
import { repeatedColumns, type RepeatedColumns } from './repeated-columns.ts'
import { responseHasher, type ResponseHash } from './response-hash.server.ts'
import type { ResponseSnapshot } from './response-snapshot.server.ts'
import { columnOfText, type TextAnswers } from './text-answers.ts'

/** Columns that are read together, by what they tell of a response. */
const TOGETHER = {
  place: ['cityCode', 'stratum', 'district'],
  circumstances: ['day', 'language', 'mode', 'channel', 'questionnaire'],
  person: ['sex', 'ageGroup', 'education'],
} as const

type Together<Name extends keyof typeof TOGETHER> = RepeatedColumns<(typeof TOGETHER)[Name][number]>

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

type Cells = [
  place: string,
  circumstances: string,
  person: string,
  baseWeight: number,
  seconds: number | null,
  flags: string | null,
  answers: string,
]

/**
 * Reads the responses of a wave in one pass, with the hash of exactly these. It pauses now and then.
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
  const flagNames = snapshot.flagNames(waveId)
  const hasher = responseHasher()
  const place = repeatedColumns(TOGETHER.place, count)
  const circumstances = repeatedColumns(TOGETHER.circumstances, count)
  const person = repeatedColumns(TOGETHER.person, count)
  const baseWeight = new Float64Array(count)
  const seconds = new Int32Array(count)
  const flags = new Uint32Array(count)
  const answers = items.flatMap((item) => columnOfItem(item, count) ?? [])
  const numbers = items.flatMap((item) => columnOfNumber(item, count) ?? [])
  const texts = withTexts ? items.flatMap((item) => columnOfText(item, count) ?? []) : []
  const asked = [...answers, ...numbers, ...texts]
  const cellsOf = snapshot.cells<Cells>(waveId, cellsRead(asked.length > 0))

  let at = 0
  for (const lines of snapshot.lines(waveId)) {
    hasher.add(lines)
    for (const row of cellsOf(lines)) {
      place.put(at, row[0])
      circumstances.put(at, row[1])
      person.put(at, row[2])
      baseWeight[at] = row[3]
      seconds[at] = row[4] ?? -1
      if (row[5] !== null) for (const flag of row[5].split(' ')) flags[at]! |= 1 << flagNames.indexOf(flag)
      if (asked.length > 0) {
        const values = JSON.parse(row[6]) as Answers
        for (const column of asked) column.put(at, values[column.item.code])
      }
      at++
    }
    await nextTurn()
  }
  return {
    count,
    place: place.columns,
    circumstances: circumstances.columns,
    person: person.columns,
    baseWeight,
    seconds,
    flagNames,
    flags,
    answers,
    numbers,
    texts,
    hash: hasher.finish(),
  }
}

/** What is read of each response, in SQL. */
function cellsRead(withAnswers: boolean): string {
  const together = Object.values(TOGETHER).map(
    (names) => `json_array(${names.map((name) => `"${name}"`).join(', ')})`,
  )
  const cells = [...together, '"baseWeight"', '"seconds"', flagsOf('NULL')]
  return [...cells, ...(withAnswers ? ['"answers"'] : [])].join(', ')
}
