import { setImmediate as nextTurn } from 'node:timers/promises'

import { combinationBook } from './combination-book.ts'
import { findCells, lineCells, numberAt } from './line-cells.ts'
import type { RepeatedColumns } from '../repeated-columns.ts'
import { responseHasher, type ResponseHash } from '../response-hash.server.ts'
import type { ResponseSnapshot } from '../response-snapshot.server.ts'
import { RESPONSE_COLUMNS } from '../responses.server.ts'

/** Columns that are read together, by what they tell of a response. */
const TOGETHER = {
  place: ['cityCode', 'stratum', 'district'],
  circumstances: ['day', 'language', 'mode', 'channel', 'noticeVersion', 'questionnaire'],
  person: ['sex', 'ageGroup', 'education'],
} as const

/** One of these groups as columns. */
export type Together<Group extends keyof typeof TOGETHER> = RepeatedColumns<(typeof TOGETHER)[Group][number]>

/** A response as numbers: what repeats as a place among the combinations of the pass. */
export interface ResponseNumbers {
  place: number
  circumstances: number
  person: number
  baseWeight: number
  /** from first question to sending; -1 = unknown */
  seconds: number
  /** bit b: flagged `flagNames[b]` */
  flags: number
}

/** What a pass over the responses of a wave knows of all of them; the combinations grow as it goes on. */
export interface ResponsePass {
  place: Together<'place'>['combinations']
  circumstances: Together<'circumstances'>['combinations']
  person: Together<'person'>['combinations']
  flagNames: string[]
  /** reads all responses in the order of their keys, @returns the hash of exactly these */
  run(visit: VisitResponse): Promise<ResponseHash>
}

/** @param response filled anew for each; @param answersOf makes the JSON of its answers */
export type VisitResponse = (response: ResponseNumbers, answersOf: () => string) => void

/** Places of cells in a line. */
const BASE_WEIGHT = RESPONSE_COLUMNS.indexOf('baseWeight')
const SECONDS = RESPONSE_COLUMNS.indexOf('seconds')
const ANSWERS = RESPONSE_COLUMNS.indexOf('answers')
const FLAGS = RESPONSE_COLUMNS.length

/** Seconds that nobody knows. */
export const UNKNOWN_SECONDS = -1

/** A pass over the responses of a wave, from the very bytes that are hashed. It pauses now and then. */
export function responsePass(snapshot: ResponseSnapshot, waveId: string): ResponsePass {
  const flagNames = snapshot.flagNames(waveId)
  const place = combinationBook(TOGETHER.place)
  const circumstances = combinationBook(TOGETHER.circumstances)
  const person = combinationBook(TOGETHER.person)
  return {
    place: place.combinations,
    circumstances: circumstances.combinations,
    person: person.combinations,
    flagNames,
    async run(visit) {
      const hasher = responseHasher()
      const cells = lineCells()
      const { starts, ends } = cells
      const response = { place: 0, circumstances: 0, person: 0, baseWeight: 0, seconds: 0, flags: 0 }
      for (const lines of snapshot.lines(waveId)) {
        hasher.add(lines)
        const { bytes } = lines
        const textOf = (column: number) => bytes.toString('utf8', starts[column], ends[column])
        const answersOf = () => textOf(ANSWERS)
        for (let from = 0; from < bytes.length;) {
          from = findCells(bytes, from, cells)
          response.place = place.codeOf(bytes, cells)
          response.circumstances = circumstances.codeOf(bytes, cells)
          response.person = person.codeOf(bytes, cells)
          response.baseWeight = numberAt(bytes, starts[BASE_WEIGHT]!, ends[BASE_WEIGHT]!)
          const spent = numberAt(bytes, starts[SECONDS]!, ends[SECONDS]!)
          response.seconds = Number.isNaN(spent) ? UNKNOWN_SECONDS : spent
          response.flags = 0
          if (ends[FLAGS]! > starts[FLAGS]!) {
            for (const flag of textOf(FLAGS).split(' ')) response.flags |= 1 << flagNames.indexOf(flag)
          }
          visit(response, answersOf)
        }
        await nextTurn()
      }
      return hasher.finish()
    },
  }
}
