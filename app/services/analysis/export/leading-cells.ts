import type { ReadResponses } from '#app/data/fieldwork/responses/read-responses.server.ts'
import type { CsvCell } from '#app/formats/csv.ts'

/** Seconds that nobody knows, as `ReadResponses` has them. */
const UNKNOWN = -1

/**
 * Makes the cells of a response before its answers, in the order of `microdataColumns`: a new row at each call, to which
 * the answers are added.
 *
 * @param weights NaN = left out of the analysis
 */
export function leadingCells(read: ReadResponses, weights: Float64Array): (at: number) => CsvCell[] {
  const { place, circumstances, person, baseWeight, seconds, flags } = read
  const wordsOf = flagWords(read.flagNames)
  return (at) => {
    const where = place.combinations[place.codes[at]!]!
    const how = circumstances.combinations[circumstances.codes[at]!]!
    const who = person.combinations[person.codes[at]!]!
    const weight = weights[at]!
    const spent = seconds[at]!
    return [
      where.cityCode,
      where.stratum,
      Number.isNaN(weight) ? null : weight,
      baseWeight[at]!,
      how.day,
      how.language,
      how.mode,
      how.channel,
      how.questionnaire,
      who.sex,
      who.ageGroup,
      who.education,
      where.district,
      spent === UNKNOWN ? null : spent,
      wordsOf(flags[at]!),
    ]
  }
}

/** Flags with spaces between; each combination is written once. */
function flagWords(flagNames: readonly string[]): (bits: number) => string {
  const known = new Map<number, string>()
  return (bits) => {
    let words = known.get(bits)
    if (words === undefined) {
      words = flagNames.filter((_, bit) => bits & (1 << bit)).join(' ')
      known.set(bits, words)
    }
    return words
  }
}
