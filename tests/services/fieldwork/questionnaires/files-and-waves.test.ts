import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { findDraft } from '#app/data/reference/questionnaire-drafts.server.ts'
import { findQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { exportQuestionnaire } from '#app/services/fieldwork/questionnaires/export-questionnaire.server.ts'
import { importQuestionnaire } from '#app/services/fieldwork/questionnaires/import-questionnaire.server.ts'
import { correctWording } from '#app/services/fieldwork/questionnaires/correct-wording.server.ts'
import { importDraft } from '#app/services/fieldwork/questionnaires/drafts/import-draft.server.ts'
import { previewForm } from '#app/services/fieldwork/questionnaires/preview-form.server.ts'
import { publishDraft } from '#app/services/fieldwork/questionnaires/drafts/publish-draft.server.ts'
import { saveDraft } from '#app/services/fieldwork/questionnaires/drafts/save-draft.server.ts'
import { startDraft } from '#app/services/fieldwork/questionnaires/drafts/start-draft.server.ts'
import type { DraftEdit } from '#app/survey/questionnaire/drafting/draft-edit.ts'
import { CHOICES, SETTINGS, SURVEY } from '#tests/formats/xlsform/common-form.ts'
import { makeWorkbook } from '#tests/formats/xlsform/make-workbook.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeOpenWave } from '#tests/support/records/waves.ts'

const WHO = { by: 'anna', at: new Date('2026-03-01T08:00:00Z') }

let db: TestDatabase
beforeEach(async () => {
  db = await openTestDatabase('reference')
})
afterEach(() => db.remove())

describe('an XLSForm', () => {
  it('becomes a draft, with a list of what was not carried over', async () => {
    const bytes = await makeWorkbook({ survey: SURVEY, choices: CHOICES, settings: SETTINGS })
    const outcome = await importDraft(db, { name: 'form.xlsx', bytes }, '', WHO)
    expect(outcome).toMatchObject({ outcome: 'imported', code: 'travel-2024', revision: 1, items: 10 })
    expect(outcome.outcome === 'imported' && outcome.notCarried.length).toBeGreaterThan(10)
    expect(findDraft(db, 'travel-2024')?.content.title.en).toBe('Travel in the city')
  })

  it('is refused when it is none, or nothing names its code', async () => {
    const bytes = Buffer.from('no workbook')
    expect(await importDraft(db, { name: 'form.xlsx', bytes }, '', WHO)).toMatchObject({
      error: { code: 'UNUSABLE_FILE' },
    })
    const nameless = await makeWorkbook({ survey: SURVEY, choices: CHOICES })
    expect(await importDraft(db, { name: 'form.xlsx', bytes: nameless }, '', WHO)).toMatchObject({
      error: { code: 'BAD_CODE' },
    })
  })

  it('exported from a version is known as the same version again', async () => {
    const file = await exportQuestionnaire(db, 'smile-core', 'xlsform')
    if ('outcome' in file || typeof file.text === 'string') throw new Error('no workbook')
    const run = { dryRun: false, today: '2026-03-01' }
    const outcome = await importQuestionnaire(db, { name: 'core.xlsx', bytes: file.text }, run)
    expect(outcome).toMatchObject({ outcome: 'unchanged', questionnaire: { id: 'smile-core@1' }, items: 44 })
    expect(await exportQuestionnaire(db, 'smile-core', 'csv')).toMatchObject({
      error: { code: 'UNKNOWN_FORMAT' },
    })
  })
})

describe('a wave in the field', () => {
  const publish = async (edit: DraftEdit) => {
    await startDraft(db, 'smile-short', { from: 'version', version: 'smile-short@1' }, WHO)
    saveDraft(db, 'smile-short', { base: 1, resolve: 'refuse', edit }, WHO)
    return publishDraft(db, 'smile-short', { base: 2, form: null }, WHO)
  }

  it('takes over corrected words, and freezes that version too', async () => {
    const wave = await makeOpenWave(db)
    const item = (await findQuestionnaire(db, 'smile-short@1'))!.content.items[2]!
    const text = { ...item.text, en: 'Corrected?' }
    expect(await publish({ kind: 'item', code: item.code, item: { ...item, text } })).toMatchObject({
      version: 2,
    })
    expect(await correctWording(db, wave, 'smile-short@2', WHO)).toMatchObject({ outcome: 'corrected' })
    expect((await findWave(db, wave))?.questionnaire).toMatchObject({ id: 'smile-short@2', frozen: true })
    expect((await findQuestionnaire(db, 'smile-short@1'))?.frozen).toBe(true)
  })

  it('does not take over other questions, or another questionnaire', async () => {
    const wave = await makeOpenWave(db)
    const code = (await findQuestionnaire(db, 'smile-short@1'))!.content.items[5]!.code
    await publish({ kind: 'remove', code })
    const outcome = await correctWording(db, wave, 'smile-short@2', WHO)
    expect(outcome).toMatchObject({ error: { code: 'NOT_THE_SAME_QUESTIONS' } })
    expect(await correctWording(db, wave, 'smile-core@1', WHO)).toMatchObject({
      error: { code: 'UNKNOWN_QUESTIONNAIRE' },
    })
    expect((await findWave(db, wave))?.questionnaire.id).toBe('smile-short@1')
  })
})

describe('the preview', () => {
  it('fills a draft or a version in for a city', async () => {
    await startDraft(db, 'smile-core', { from: 'version', version: 'smile-core@1' }, WHO)
    const asked = { version: null, city: '110000', today: '2026-03-01' }
    const form = await previewForm(db, 'smile-core', asked)
    expect(form?.items.find(({ code }) => code === 'district')?.options.length).toBeGreaterThan(10)
    expect(form?.items.some(({ text }) => text.en.includes('{{'))).toBe(false)
    expect((await previewForm(db, 'smile-short', { ...asked, version: 1 }))?.items).toHaveLength(25)
    expect(await previewForm(db, 'smile-short', asked)).toBeNull()
    expect(await previewForm(db, 'smile-core', { ...asked, city: 'nowhere' })).toBeNull()
  })
})
