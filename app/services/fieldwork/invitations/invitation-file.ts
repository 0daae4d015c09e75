import { readCsv, writeCsv, type FileProblem } from '#app/formats/csv.ts'
import { readTypedCode } from '#app/survey/wave/invited/typed-code.ts'
import { isWorkbook } from '#app/platform/http/reading/is-workbook.ts'

/** One invitation as the evaluator holds it; the platform keeps the hash of its code only. */
export interface InvitationLine {
  /** counts within the file: what letters and labels are matched by */
  number: number
  batch: number
  city: string
  stratum: string
  label: string
  code: string
  link: string
}

const COLUMNS = ['number', 'batch', 'city', 'stratum', 'label', 'code', 'link'] as const

export function writeInvitations(lines: InvitationLine[]): string {
  return writeCsv(
    [...COLUMNS],
    lines.map((line) => COLUMNS.map((name) => line[name])),
  )
}

/** Address that people type by hand, and that QR codes hold. */
export function shortLink(origin: string, code: string): string {
  return `${origin}/i/${code}`
}

/**
 * Reads a file of invitations back; whatever other columns it has meanwhile are left out.
 *
 * @returns problems: those of `readCsv`, WORKBOOK, and NOT_A_CODE by line
 */
export function readInvitations(file: Uint8Array | string): {
  lines: InvitationLine[]
  problems: FileProblem[]
} {
  if (isWorkbook(file)) {
    const message = 'This is a workbook; save it as CSV (UTF-8).'
    return { lines: [], problems: [{ line: 1, column: null, code: 'WORKBOOK', message }] }
  }
  const { table, problems } = readCsv(file, ['code'])
  if (problems.length > 0) return { lines: [], problems }
  const faults: FileProblem[] = []
  const lines = table.rows.map(({ line, cells }, at) => {
    const code = readTypedCode(cells['code'] ?? '')
    if (!code) {
      faults.push({ line, column: 'code', code: 'NOT_A_CODE', message: 'This is no code of an invitation.' })
    }
    return {
      number: Number(cells['number']) || at + 1,
      batch: Number(cells['batch']) || 0,
      city: cells['city'] ?? '',
      stratum: cells['stratum'] ?? '',
      label: cells['label'] ?? '',
      code: code ?? '',
      link: cells['link'] ?? '',
    }
  })
  return { lines, problems: faults }
}
