import type { ReadResponses } from './read-responses.server.ts'

/** Some of the responses that were read, in the order of `rows`; without their answers. */
export function pickResponses(read: ReadResponses, rows: Int32Array): ReadResponses {
  const { place, circumstances, person, baseWeight, seconds, flags } = read
  const picked = {
    place: { ...place, codes: place.codes.slice(0, rows.length) },
    circumstances: { ...circumstances, codes: circumstances.codes.slice(0, rows.length) },
    person: { ...person, codes: person.codes.slice(0, rows.length) },
    baseWeight: new Float64Array(rows.length),
    seconds: new Int32Array(rows.length),
    flags: new Uint32Array(rows.length),
  }
  rows.forEach((row, at) => {
    picked.place.codes[at] = place.codes[row]!
    picked.circumstances.codes[at] = circumstances.codes[row]!
    picked.person.codes[at] = person.codes[row]!
    picked.baseWeight[at] = baseWeight[row]!
    picked.seconds[at] = seconds[row]!
    picked.flags[at] = flags[row]!
  })
  return { ...read, ...picked, count: rows.length, answers: [], numbers: [], texts: [] }
}
