import { listSheets } from '#app/data/fieldwork/assisted/paper-sheets.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { SECOND_KEYING_EVERY, type SheetLine } from '#app/survey/paper/sheet.ts'
import { isDueTwice } from './sheet-id.server.ts'

/** The sheets of a wave, and how well they were keyed. */
export interface SheetsView {
  sheets: SheetLine[]
  /** to be keyed a second time, and not yet */
  due: string[]
  twice: { sheets: number; fields: number; differing: number }
}

export async function readSheets(database: Database, waveId: string): Promise<SheetsView> {
  const wave = await findWave(database, waveId)
  const sheets = wave ? listSheets(database, waveId) : []
  const due = sheets.filter(
    ({ sheet, secondBy }) => wave && secondBy === null && isDueTwice(wave, sheet, SECOND_KEYING_EVERY),
  )
  const twice = sheets.filter(({ secondBy }) => secondBy !== null)
  const sum = (of: (line: SheetLine) => number) => twice.reduce((total, line) => total + of(line), 0)
  return {
    sheets,
    due: due.map(({ sheet }) => sheet),
    twice: {
      sheets: twice.length,
      fields: sum(({ compared }) => compared ?? 0),
      differing: sum(({ differing }) => differing?.length ?? 0),
    },
  }
}
