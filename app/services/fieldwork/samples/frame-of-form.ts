import { writeCsv } from '#app/formats/csv.ts'
import { MOST_TYPED, type SampleStratum } from '#app/survey/wave/invited/sample-frame.ts'

const COLUMNS = ['stratum', 'label', 'population', 'invitations'] as const
const BLANK_ROWS = 10

/**
 * A frame summary from the rows typed into a form, whose fields are `stratum-0`, `label-0` and so on. Rows with nothing
 * in them are left out; a stratum that is there already keeps what the frame knows of it.
 */
export function frameOfForm(
  city: string,
  field: (name: string) => string,
  before: readonly Pick<SampleStratum, 'code' | 'frame'>[] = [],
): string {
  const rows = Array.from({ length: MOST_TYPED + BLANK_ROWS }, (_, row) =>
    COLUMNS.map((column) => field(`${column}-${row}`).trim()),
  )
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''))
  const frames = new Map(before.map(({ code, frame }) => [code, frame]))
  const variables = [...new Set(before.flatMap(({ frame }) => Object.keys(frame)))]
  return writeCsv(
    ['city', ...COLUMNS, ...variables],
    filled.map((cells) => [
      city,
      ...cells,
      ...variables.map((name) => frames.get(cells[0] ?? '')?.[name] ?? ''),
    ]),
  )
}
