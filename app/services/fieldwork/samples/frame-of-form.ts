import { writeCsv } from '#app/formats/csv.ts'

const COLUMNS = ['stratum', 'label', 'population', 'invitations'] as const
const MOST_ROWS = 100

/**
 * A frame summary from the rows typed into a form, whose fields are `stratum-0`, `label-0` and so on. Rows with nothing
 * in them are left out.
 */
export function frameOfForm(city: string, field: (name: string) => string): string {
  const rows = Array.from({ length: MOST_ROWS }, (_, row) =>
    COLUMNS.map((column) => field(`${column}-${row}`).trim()),
  )
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''))
  return writeCsv(
    ['city', ...COLUMNS],
    filled.map((cells) => [city, ...cells]),
  )
}
