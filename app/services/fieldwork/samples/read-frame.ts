import { readCsv, type CsvRow, type FileProblem } from '#app/formats/csv.ts'
import type { SampleStratum } from '#app/survey/wave/invited/sample-frame.ts'
import { isWorkbook } from '#app/platform/http/reading/is-workbook.ts'

/** A stratum of a frame with its city. */
export interface FrameRow extends SampleStratum {
  cityCode: string
}

const REQUIRED = ['city', 'stratum', 'population']
/** either of the two says how many are invited */
const INVITED = ['invitations', 'probability']
const KNOWN = new Set([...REQUIRED, ...INVITED, 'label'])
const LONGEST_CODE = 64
const WHOLE = /^\d{1,12}$/
const DECIMAL = /^(\d+(\.\d*)?|\.\d+)(e-?\d{1,2})?$/i

/**
 * Reads the summary of a frame: one row a stratum with `city, stratum, population` and either `invitations` or the
 * `probability` of each of its people to be invited (m = p N, rounded), a `label` where the code is not its name, and
 * any further columns as what the frame knows of everybody in the stratum.
 *
 * @param cities codes of the wave's cities
 * @returns problems with line and column: those of `readCsv`, and WORKBOOK, MISSING_VALUE, UNKNOWN_CITY, TOO_LONG,
 *   NOT_A_NUMBER, NOT_A_PROBABILITY, NOT_POSITIVE, NOBODY_INVITED, MORE_THAN_POPULATION, REPEATED_STRATUM
 */
export function readFrame(
  file: Uint8Array | string,
  cities: readonly string[],
): { rows: FrameRow[]; problems: FileProblem[] } {
  if (isWorkbook(file)) {
    return {
      rows: [],
      problems: [problem(1, null, 'WORKBOOK', 'This is a workbook; save it as CSV (UTF-8).')],
    }
  }
  const { table, problems } = readCsv(file, REQUIRED)
  const { columns } = table
  if (columns.length > 0 && !INVITED.some((name) => columns.includes(name))) {
    problems.push(problem(1, 'invitations', 'MISSING_COLUMN', 'The column "invitations" is missing.'))
  }
  if (problems.length > 0) return { rows: [], problems }
  const variables = table.columns.filter((name) => !KNOWN.has(name))
  const found: FileProblem[] = []
  const seen = new Set<string>()
  const rows = table.rows.map((row) => {
    found.push(...problemsOf(row, cities, seen), ...invitedProblems(row))
    return rowOf(row, variables)
  })
  if (rows.length === 0) found.push(problem(1, null, 'NO_ROWS', 'The file has a header and no rows.'))
  return { rows, problems: found }
}

function rowOf({ cells }: CsvRow, variables: string[]): FrameRow {
  const code = cells['stratum'] ?? ''
  return {
    cityCode: cells['city'] ?? '',
    code,
    label: cells['label'] || code,
    population: Number(cells['population']),
    invited: cells['invitations']
      ? Number(cells['invitations'])
      : Math.round(Number(cells['probability']) * Number(cells['population'])),
    frame: Object.fromEntries(variables.map((name) => [name, cells[name] ?? ''])),
  }
}

function problemsOf({ line, cells }: CsvRow, cities: readonly string[], seen: Set<string>): FileProblem[] {
  const found = REQUIRED.filter((name) => cells[name] === '').map((name) =>
    problem(line, name, 'MISSING_VALUE', 'Nothing is given here.'),
  )
  const { city = '', stratum = '', population = '' } = cells
  if (city && !cities.includes(city)) {
    found.push(problem(line, 'city', 'UNKNOWN_CITY', `The wave does not ask in ${city}.`))
  }
  if (stratum.length > LONGEST_CODE) {
    found.push(problem(line, 'stratum', 'TOO_LONG', `A code has at most ${LONGEST_CODE} characters.`))
  }
  found.push(...countProblems(line, 'population', population))
  const name = `${city} ${stratum}`
  if (seen.has(name))
    found.push(problem(line, 'stratum', 'REPEATED_STRATUM', `${stratum} stands here twice.`))
  seen.add(name)
  return found
}

/** How many are invited: a number of people, or the chance of each; where both stand there, the number counts. */
function invitedProblems({ line, cells }: CsvRow): FileProblem[] {
  const { population = '', invitations = '', probability = '' } = cells
  if (invitations) {
    const found = countProblems(line, 'invitations', invitations)
    if (found.length > 0 || !WHOLE.test(population) || Number(invitations) <= Number(population)) return found
    const message = `There are ${population} people and ${invitations} invitations.`
    return [problem(line, 'invitations', 'MORE_THAN_POPULATION', message)]
  }
  if (!probability) {
    const name = 'invitations' in cells ? 'invitations' : 'probability'
    return [problem(line, name, 'MISSING_VALUE', 'Nothing is given here.')]
  }
  const chance = DECIMAL.test(probability) ? Number(probability) : NaN
  if (!(chance > 0 && chance <= 1)) {
    const message = `${probability} is no probability above 0 and up to 1.`
    return [problem(line, 'probability', 'NOT_A_PROBABILITY', message)]
  }
  if (Math.round(chance * Number(population)) >= 1 || !WHOLE.test(population)) return []
  return [problem(line, 'probability', 'NOBODY_INVITED', 'With this chance nobody is invited.')]
}

function countProblems(line: number, name: string, text: string): FileProblem[] {
  if (text && !WHOLE.test(text)) return [problem(line, name, 'NOT_A_NUMBER', `${text} is no whole number.`)]
  if (text && Number(text) === 0) return [problem(line, name, 'NOT_POSITIVE', 'It must be above 0.')]
  return []
}

function problem(line: number, column: string | null, code: string, message: string): FileProblem {
  return { line, column, code, message }
}
