import { UNKNOWN_SECONDS } from '#app/data/fieldwork/responses/lines/response-pass.server.ts'
import { answerCells, microdataColumns } from '#app/formats/columns/microdata-columns.ts'
import type { CsvCell } from '#app/formats/csv.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import { KEPT } from './kept/kept-responses.server.ts'
import type { WeighedResponses } from './weigh-responses.server.ts'

/** Cells before those of the answers. */
const LEADING = microdataColumns([]).length

/**
 * The rows of the microdata, in the order of `microdataColumns` and `replicateColumns`.
 *
 * @param batches the answers of all responses that were weighed, in the order of their keys
 * @param onRows told how many rows were read since it was told last
 */
export function* microdataRows(
  { kept, weights: weighed, replicateCount }: WeighedResponses,
  items: readonly Item[],
  batches: Iterable<Answers[]>,
  onRows: (rows: number) => void,
): Generator<CsvCell[]> {
  const { place, circumstances, person, flagNames } = kept.pass
  const addAnswers = answerCells(items)
  // the copy of a whole row has room for all cells at once
  const empty: CsvCell[] = [
    ...addAnswers({}, new Array<CsvCell>(LEADING).fill(null)),
    ...new Float64Array(replicateCount),
  ]
  const behind = empty.length - replicateCount
  const wordsOf = flagWords(flagNames)
  const none = { numbers: new Float64Array(1 + replicateCount).fill(NaN), at: 0 }
  const nextCity = kept.order.reader(0)
  const cities = Array.from(kept.cities.values(), (city) => ({
    nextRecord: kept.records.reader(city),
    nextWeights: weighed.count(city) > 0 ? weighed.reader(city) : () => none,
  }))
  for (const batch of batches) {
    for (const answers of batch) {
      const order = nextCity()
      const city = cities[order.numbers[order.at]!]!
      const { numbers, at } = city.nextRecord()
      const weights = city.nextWeights()
      const where = place[numbers[at + KEPT.place]!]!
      const how = circumstances[numbers[at + KEPT.circumstances]!]!
      const who = person[numbers[at + KEPT.person]!]!
      const seconds = numbers[at + KEPT.seconds]!
      const row = empty.slice()
      row[0] = where.cityCode
      row[1] = where.stratum
      row[2] = numberCell(weights.numbers[weights.at]!)
      row[3] = numbers[at + KEPT.baseWeight]!
      row[4] = how.day
      row[5] = how.language
      row[6] = how.mode
      row[7] = how.channel
      row[8] = how.questionnaire
      row[9] = who.sex
      row[10] = who.ageGroup
      row[11] = who.education
      row[12] = where.district
      row[13] = seconds === UNKNOWN_SECONDS ? null : seconds
      row[14] = wordsOf(numbers[at + KEPT.flags]!)
      addAnswers(answers, row, LEADING)
      for (let replicate = 0; replicate < replicateCount; replicate++) {
        row[behind + replicate] = numberCell(weights.numbers[weights.at + 1 + replicate]!)
      }
      yield row
    }
    onRows(batch.length)
  }
}

function numberCell(value: number): CsvCell {
  return Number.isNaN(value) ? null : value
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
