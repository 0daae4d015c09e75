import { noteSecondKeying, readKeyedAnswers } from '#app/data/fieldwork/assisted/paper-sheets.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { paperForm } from '#app/survey/paper/paper-form.ts'
import { writePaperField } from '#app/survey/paper/read-paper-field.ts'
import type { SheetDifference } from '#app/survey/paper/sheet.ts'
import type { Collection } from '../collection.server.ts'
import type { KeyedSheet } from './enter-sheet.server.ts'
import { readSheet, type SheetFault } from './read-sheet.ts'
import { sheetIds } from './sheet-id.server.ts'

export type CompareOutcome =
  | { outcome: 'compared'; compared: number; differing: SheetDifference[] }
  | { outcome: 'faulty'; faults: SheetFault[] }
  | { outcome: 'refused'; reason: 'unknown-wave' | 'unknown-city' | 'not-keyed' }

/**
 * Compares a second keying of a sheet with the first, field by field, and notes what differs. Nothing stored is
 * changed: whoever was wrong, the sheet is undone and keyed again.
 */
export async function compareSheet(
  database: Database,
  collection: Pick<Collection, 'waves'>,
  post: Pick<KeyedSheet, 'wave' | 'city' | 'sheet' | 'keyed'>,
  { by, on }: { by: string; on: string },
): Promise<CompareOutcome> {
  const live = await collection.waves.find(post.wave)
  if (!live) return { outcome: 'refused', reason: 'unknown-wave' }
  const { responseId } = sheetIds(live.wave, post.sheet)
  const first = readKeyedAnswers(database, post.wave, responseId)
  if (!first) return { outcome: 'refused', reason: 'not-keyed' }
  const city = await live.cityForm(first.cityCode)
  if (!city) return { outcome: 'refused', reason: 'unknown-city' }

  const form = paperForm(city.items)
  const { answers, faults } = readSheet(form, post.keyed)
  // what the rules refuse may well stand on the sheet: only codes there are none of have to be mended
  const unknown = faults.filter(({ code }) => code === 'not_an_option')
  if (unknown.length > 0) return { outcome: 'faulty', faults: unknown }
  const asKeyed = (code: string) => post.keyed(code).trim()
  const differing = form.flatMap((question): SheetDifference[] => {
    const { code } = question.item
    const before = writePaperField(question, first.answers[code])
    const now = code in answers ? writePaperField(question, answers[code]) : asKeyed(code)
    return before === now ? [] : [{ item: code, first: before, second: now }]
  })
  const compared = form.length
  noteSecondKeying(database, post.wave, post.sheet, { by, on, compared, differing })
  return { outcome: 'compared', compared, differing }
}
