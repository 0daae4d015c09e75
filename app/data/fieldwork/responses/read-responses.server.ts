import { setImmediate as nextTurn } from 'node:timers/promises'

import type { Answers, Item } from '#app/survey/item.ts'
import { columnOfItem, columnOfNumber, type ItemAnswers, type NumberAnswers } from './item-answers.ts'
import { findCells, lineCells, numberAt, type LineCells } from './line-cells.ts'
import { repeatedColumns, type RepeatedColumns } from './repeated-columns.ts'
import { responseHasher, type ResponseHash } from './response-hash.server.ts'
import type { ResponseSnapshot } from './response-snapshot.server.ts'
import { RESPONSE_COLUMNS } from './responses.server.ts'
import { columnOfText, type TextAnswers } from './text-answers.ts'

/** Columns that are read together, by what they tell of a response. */
const TOGETHER = {
  place: ['cityCode', 'stratum', 'district'],
  circumstances: ['day', 'language', 'mode', 'channel', 'noticeVersion', 'questionnaire'],
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

/** Places of cells in a line. */
const BASE_WEIGHT = RESPONSE_COLUMNS.indexOf('baseWeight')
const SECONDS = RESPONSE_COLUMNS.indexOf('seconds')
const ANSWERS = RESPONSE_COLUMNS.indexOf('answers')
const FLAGS = RESPONSE_COLUMNS.length

/** Seconds that nobody knows. */
const UNKNOWN = -1

/**
 * Reads the responses of a wave in one pass, from the very bytes that are hashed. It pauses now and then.
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
  const placeText = cellText(TOGETHER.place)
  const circumstancesText = cellText(TOGETHER.circumstances)
  const personText = cellText(TOGETHER.person)
  const cells = lineCells()
  const { starts, ends } = cells

  let at = 0
  for (const lines of snapshot.lines(waveId)) {
    hasher.add(lines)
    const { bytes } = lines
    const textOf = (column: number) => bytes.toString('utf8', starts[column], ends[column])
    for (let from = 0; from < bytes.length; at++) {
      from = findCells(bytes, from, cells)
      place.put(at, placeText(bytes, cells))
      circumstances.put(at, circumstancesText(bytes, cells))
      person.put(at, personText(bytes, cells))
      baseWeight[at] = numberAt(bytes, starts[BASE_WEIGHT]!, ends[BASE_WEIGHT]!)
      const spent = numberAt(bytes, starts[SECONDS]!, ends[SECONDS]!)
      seconds[at] = Number.isNaN(spent) ? UNKNOWN : spent
      if (ends[FLAGS]! > starts[FLAGS]!) {
        for (const flag of textOf(FLAGS).split(' ')) flags[at]! |= 1 << flagNames.indexOf(flag)
      }
      if (asked.length > 0) {
        const values = JSON.parse(textOf(ANSWERS)) as Answers
        for (const column of asked) column.put(at, values[column.item.code])
      }
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

/**
 * Makes the text of some cells of a line with commas between. Those of neighbouring columns are read at once.
 */
function cellText(names: readonly (typeof RESPONSE_COLUMNS)[number][]) {
  const columns = names.map((name) => RESPONSE_COLUMNS.indexOf(name))
  const firsts = columns.filter((column) => !columns.includes(column - 1))
  const lasts = columns.filter((column) => !columns.includes(column + 1))
  return (bytes: Buffer, { starts, ends }: LineCells): string => {
    let text = ''
    for (let run = 0; run < firsts.length; run++) {
      if (run > 0) text += ','
      text += bytes.toString('utf8', starts[firsts[run]!], ends[lasts[run]!])
    }
    return text
  }
}
