import { readCsv, type CsvRow, type FileProblem } from '#app/formats/csv.ts'
import type { SampleStratum } from '#app/survey/wave/invited/sample-frame.ts'

/** A stratum of a frame with its city. */
export interface FrameRow extends SampleStratum {
  cityCode: string
}

const REQUIRED = ['city', 'stratum', 'population', 'invitations']
const KNOWN = new Set([...REQUIRED, 'label'])
const LONGEST_CODE = 64
const WHOLE = /^\d{1,12}$/

/**
 * Reads the summary of a frame: one row a stratum with `city, stratum, population, invitations`, a `label` where the
 * code is not its name, and any further columns as what the frame knows of everybody in the stratum.
 *
 * @param cities codes of the wave's cities
 * @returns problems with line and column: those of `readCsv`, and MISSING_VALUE, UNKNOWN_CITY, TOO_LONG, NOT_A_NUMBER,
 *   NOT_POSITIVE, MORE_THAN_POPULATION, REPEATED_STRATUM
 */
export function readFrame(
  file: Uint8Array | string,
  cities: readonly string[],
): { rows: FrameRow[]; problems: FileProblem[] } {
  const { table, problems } = readCsv(file, REQUIRED)
  if (problems.length > 0) return { rows: [], problems }
  const variables = table.columns.filter((name) => !KNOWN.has(name))
  const found: FileProblem[] = []
  const seen = new Set<string>()
  const rows = table.rows.map((row) => {
    found.push(...problemsOf(row, cities, seen))
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
    invited: Number(cells['invitations']),
    frame: Object.fromEntries(variables.map((name) => [name, cells[name] ?? ''])),
  }
}

function problemsOf({ line, cells }: CsvRow, cities: readonly string[], seen: Set<string>): FileProblem[] {
  const found = REQUIRED.filter((name) => cells[name] === '').map((name) =>
    problem(line, name, 'MISSING_VALUE', 'Nothing is given here.'),
  )
  const { city = '', stratum = '', population = '', invitations = '' } = cells
  if (city && !cities.includes(city)) {
    found.push(problem(line, 'city', 'UNKNOWN_CITY', `The wave does not ask in ${city}.`))
  }
  if (stratum.length > LONGEST_CODE) {
    found.push(problem(line, 'stratum', 'TOO_LONG', `A code has at most ${LONGEST_CODE} characters.`))
  }
  for (const [name, text] of [['population', population] as const, ['invitations', invitations] as const]) {
    if (text && !WHOLE.test(text))
      found.push(problem(line, name, 'NOT_A_NUMBER', `${text} is no whole number.`))
    else if (text && Number(text) === 0)
      found.push(problem(line, name, 'NOT_POSITIVE', 'It must be above 0.'))
  }
  if (Number(invitations) > Number(population)) {
    const message = `There are ${population} people and ${invitations} invitations.`
    found.push(problem(line, 'invitations', 'MORE_THAN_POPULATION', message))
  }
  const name = `${city} ${stratum}`
  if (seen.has(name))
    found.push(problem(line, 'stratum', 'REPEATED_STRATUM', `${stratum} stands here twice.`))
  seen.add(name)
  return found
}

function problem(line: number, column: string | null, code: string, message: string): FileProblem {
  return { line, column, code, message }
}
