import { insertSheet, readKeyedAnswers } from '#app/data/fieldwork/assisted/paper-sheets.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LanguageTag } from '#app/platform/i18n.server.ts'
import { paperForm } from '#app/survey/paper/paper-form.ts'
import { SHEET } from '#app/survey/paper/sheet.ts'
import type { Collection } from '../collection.server.ts'
import type { PostIssue, RefusedReason } from '../taking-in/response-post.ts'
import { readSheet, type SheetFault } from './read-sheet.ts'
import { sheetIds } from './sheet-id.server.ts'

/** A sheet as it was keyed. */
export interface KeyedSheet {
  wave: string
  city: string
  sheet: string
  /** of the printed form */
  language: LanguageTag
  noticeVersion: string
  consent: boolean
  /** code of an invitation, where the sheet came with one */
  ticket: string | null
  keyed(item: string): string
}

export type SheetRefusal =
  RefusedReason | 'no-sheet-number' | 'no-consent' | 'unknown-city' | 'sheet-taken' | PostIssue['code']

export type EnterSheetOutcome =
  | { outcome: 'stored' | 'repeated'; withdrawalCode: string }
  | { outcome: 'faulty'; faults: SheetFault[] }
  | { outcome: 'refused'; reason: SheetRefusal }

/**
 * Keys one sheet in: the same service takes it in as every other response, with the mode `paper`. The number on the
 * sheet makes the submission id, so the same sheet cannot come in twice; keying it again with the same answers says so.
 */
export async function enterSheet(
  database: Database,
  collection: Pick<Collection, 'waves' | 'submit'>,
  post: KeyedSheet,
  { by, on }: { by: string; on: string },
): Promise<EnterSheetOutcome> {
  if (!SHEET.test(post.sheet)) return { outcome: 'refused', reason: 'no-sheet-number' }
  const live = await collection.waves.find(post.wave)
  if (!live) return { outcome: 'refused', reason: 'unknown-wave' }
  const form = await live.cityForm(post.city)
  if (!form) return { outcome: 'refused', reason: 'unknown-city' }
  const { answers, faults } = readSheet(paperForm(form.items), post.keyed)
  if (faults.length > 0) return { outcome: 'faulty', faults }
  if (!post.consent) return { outcome: 'refused', reason: 'no-consent' }

  const ids = sheetIds(live.wave, post.sheet)
  const before = readKeyedAnswers(database, post.wave, ids.responseId)
  const same = before?.cityCode === post.city && JSON.stringify(before.answers) === JSON.stringify(answers)
  if (before && !same) return { outcome: 'refused', reason: 'sheet-taken' }
  const result = await collection.submit(post.wave, {
    submissionId: ids.submissionId,
    city: post.city,
    language: post.language,
    noticeVersion: post.noticeVersion,
    answers,
    ticket: post.ticket,
    channel: 'direct',
    suspicion: null,
    work: null,
    draw: null,
    seconds: null,
    mode: 'paper',
  })
  if (result.outcome === 'refused') return result
  if (result.outcome === 'invalid')
    return { outcome: 'refused', reason: result.issues[0]?.code ?? 'unknown_item' }
  insertSheet(database, {
    waveId: post.wave,
    sheet: post.sheet,
    cityCode: post.city,
    responseId: ids.responseId,
    keyedBy: by,
    keyedOn: on,
  })
  return result
}
