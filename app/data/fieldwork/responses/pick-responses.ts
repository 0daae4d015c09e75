import type { ReadResponses } from './read-responses.server.ts'
import { onlyMet, type RepeatedColumns } from './repeated-columns.ts'

/** Some of the responses that were read, in the order of `rows`; without their answers. */
export function pickResponses(read: ReadResponses, rows: Int32Array): ReadResponses {
  const { place, circumstances, person, baseWeight, seconds, flags } = read
  const picked = {
    baseWeight: new Float64Array(rows.length),
    seconds: new Int32Array(rows.length),
    flags: new Uint32Array(rows.length),
  }
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    picked.baseWeight[at] = baseWeight[row]!
    picked.seconds[at] = seconds[row]!
    picked.flags[at] = flags[row]!
  }
  return {
    ...read,
    ...picked,
    place: pickColumns(place, rows),
    circumstances: pickColumns(circumstances, rows),
    person: pickColumns(person, rows),
    count: rows.length,
    answers: [],
    numbers: [],
    texts: [],
  }
}

/** Combinations that do not occur in these rows are left out: those of a city are few. */
function pickColumns<Name extends string>(
  { combinations, codes }: RepeatedColumns<Name>,
  rows: Int32Array,
): RepeatedColumns<Name> {
  const picked = codes.slice(0, rows.length)
  for (let at = 0; at < rows.length; at++) picked[at] = codes[rows[at]!]!
  return onlyMet({ combinations, codes: picked })
}
