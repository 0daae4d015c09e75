import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { findDraft, findRevision } from '#app/data/reference/questionnaire-drafts.server.ts'
import { findLatestQuestionnaire, findQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { listQuestionnaireLines } from '#app/services/fieldwork/questionnaires/list-questionnaires.server.ts'
import { publishDraft } from '#app/services/fieldwork/questionnaires/drafts/publish-draft.server.ts'
import { readQuestionBank, searchBank } from '#app/services/fieldwork/questionnaires/question-bank.server.ts'
import { checkOf, readDraft } from '#app/services/fieldwork/questionnaires/drafts/read-draft.server.ts'
import { saveDraft, type DraftPost } from '#app/services/fieldwork/questionnaires/drafts/save-draft.server.ts'
import { startDraft } from '#app/services/fieldwork/questionnaires/drafts/start-draft.server.ts'
import { undoDraft } from '#app/services/fieldwork/questionnaires/drafts/undo-draft.server.ts'
import type { DraftEdit } from '#app/survey/questionnaire/drafting/draft-edit.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeOpenWave } from '#tests/support/records/waves.ts'

const ANNA = { by: 'anna', at: new Date('2026-03-01T08:00:00Z') }
const later = (minutes: number, by = 'anna') => ({ by, at: new Date(ANNA.at.getTime() + minutes * 60_000) })
const TITLE = { 'zh-CN': '试问卷', en: 'Trial' }

let db: TestDatabase

beforeEach(async () => {
  db = await openTestDatabase('reference')
})
afterEach(() => db.remove())

const save = (edit: DraftEdit, post: Partial<DraftPost> = {}, who = ANNA) => {
  const base = findDraft(db, 'trial')?.current ?? 0
  return saveDraft(db, 'trial', { base, resolve: 'refuse', ...post, edit }, who)
}
const title = (en: string): DraftEdit => ({ kind: 'title', title: { 'zh-CN': '试问卷', en } })
const titleNow = () => findDraft(db, 'trial')?.content.title.en

describe('a draft', () => {
  beforeEach(() => startDraft(db, 'trial', { from: 'nothing', title: TITLE }, ANNA))

  it('is built from the bank, and published as a version nobody can change', async () => {
    const { items } = await readQuestionBank(db)
    save({ kind: 'add', items, after: null })
    expect((await checkOf(db, findDraft(db, 'trial')!)).filter(({ level }) => level === 'error')).toEqual([])
    const base = findDraft(db, 'trial')!.current
    const published = await publishDraft(db, 'trial', { base, form: null }, ANNA)
    expect(published).toEqual({ outcome: 'published', id: 'trial@1', version: 1 })
    expect(findDraft(db, 'trial')).toBeNull()
    expect((await findQuestionnaire(db, 'trial@1'))?.content).toMatchObject({ title: TITLE, items })
    const { lines } = await listAudit(db, 1, 1)
    expect(lines[0]).toMatchObject({ action: 'questionnaire-published', subject: 'trial@1', actor: 'anna' })
  })

  it('is published form by form, and goes on', async () => {
    const { items } = await readQuestionBank(db)
    save({ kind: 'add', items, after: null })
    const base = findDraft(db, 'trial')!.current
    const published = await publishDraft(db, 'trial', { base, form: 'short' }, ANNA)
    expect(published).toMatchObject({ id: 'trial-short@1' })
    const short = await findLatestQuestionnaire(db, 'trial-short')
    expect(short?.content.items).toHaveLength(items.filter(({ forms }) => forms.includes('short')).length)
    expect(short?.form).toBe('short')
    expect(findDraft(db, 'trial')?.current).toBe(base)
  })

  it('is not published with errors, with nothing new, or after somebody else has saved', async () => {
    const code = async (base: number) => {
      const outcome = await publishDraft(db, 'trial', { base, form: null }, ANNA)
      return outcome.outcome === 'refused' && outcome.error.code
    }
    expect(await code(1)).toBe('DRAFT_HAS_ERRORS')
    save(title('Other'))
    expect(await code(1)).toBe('DRAFT_CHANGED')
    await startDraft(db, 'smile-short', { from: 'version', version: 'smile-short@1' }, ANNA)
    const same = await publishDraft(db, 'smile-short', { base: 1, form: null }, ANNA)
    expect(same).toMatchObject({ error: { code: 'NOTHING_NEW' } })
  })

  it('undoes and redoes, and loses nothing when the writing goes another way', () => {
    save(title('One'), {}, later(10))
    save(title('Two'), {}, later(20))
    expect(undoDraft(db, 'trial', 'undo')).toEqual({ outcome: 'shown', revision: 2 })
    expect(titleNow()).toBe('One')
    undoDraft(db, 'trial', 'undo')
    expect(titleNow()).toBe('Trial')
    expect(undoDraft(db, 'trial', 'undo')).toMatchObject({ error: { code: 'NO_REVISION' } })
    undoDraft(db, 'trial', 'redo')
    expect(titleNow()).toBe('One')
    save(title('Three'), {}, later(30))
    expect(readDraft(db, 'trial')?.steps).toEqual({ undo: 2, redo: null })
    undoDraft(db, 'trial', 3)
    expect(titleNow()).toBe('Two')
    expect(readDraft(db, 'trial')?.revisions.map(({ number }) => number)).toEqual([4, 3, 2, 1])
  })

  it('undoes what was saved while typing in one go', async () => {
    const [item] = (await readQuestionBank(db)).items
    save({ kind: 'add', items: [item!], after: null }, {}, later(1))
    const typed = (en: string, minutes: number) =>
      save(
        { kind: 'item', code: item!.code, item: { ...item!, text: { ...item!.text, en } } },
        {},
        later(minutes),
      )
    typed('W', 2)
    typed('Wh', 3)
    typed('Why', 4)
    expect(readDraft(db, 'trial')?.steps).toEqual({ undo: 2, redo: null })
    undoDraft(db, 'trial', 'undo')
    expect(readDraft(db, 'trial')?.steps).toEqual({ undo: 1, redo: 5 })
  })

  it('refuses a save over a newer state, then merges or overwrites it, and keeps every state', async () => {
    const [first, second] = (await readQuestionBank(db)).items
    save({ kind: 'add', items: [first!, second!], after: null })
    const base = 2
    const hers: DraftEdit = { kind: 'item', code: first!.code, item: { ...first!, required: false } }
    const his: DraftEdit = {
      kind: 'item',
      code: first!.code,
      item: { ...first!, text: { ...first!.text, en: 'How long?' } },
    }
    expect(save(hers, { base }, later(1))).toMatchObject({ outcome: 'saved', revision: 3 })
    const refused = save(his, { base }, later(2, 'bo'))
    expect(refused).toMatchObject({ outcome: 'conflict', revision: 3, since: [{ by: 'anna', number: 3 }] })
    expect(findDraft(db, 'trial')?.current).toBe(3)

    expect(save(his, { base, resolve: 'merge' }, later(3, 'bo'))).toMatchObject({
      revision: 4,
      collisions: [],
    })
    expect(findDraft(db, 'trial')?.content.items[0]).toMatchObject({
      required: false,
      text: { en: 'How long?' },
    })

    expect(save(his, { base, resolve: 'overwrite' }, later(4, 'bo'))).toMatchObject({ revision: 5 })
    expect(findDraft(db, 'trial')?.content.items[0]).toMatchObject({
      required: true,
      text: { en: 'How long?' },
    })
    expect(findRevision(db, 'trial', 3)?.items[0]?.required).toBe(false)
  })

  it('says when an edit misses its item', () => {
    expect(save({ kind: 'remove', code: 'nobody' })).toMatchObject({ error: { code: 'EDIT_MISSES' } })
    expect(saveDraft(db, 'none', { base: 1, resolve: 'refuse', edit: title('x') }, ANNA)).toMatchObject({
      error: { code: 'NO_DRAFT' },
    })
  })
})

describe('starting a draft', () => {
  it('needs a code that is free and well formed', async () => {
    const start = async (code: string) => {
      const outcome = await startDraft(db, code, { from: 'nothing', title: TITLE }, ANNA)
      return outcome.outcome === 'refused' ? outcome.error.code : 'started'
    }
    expect(await start('Bad code')).toBe('BAD_CODE')
    expect(await start('smile-short')).toBe('CODE_TAKEN')
    expect(await start('trial')).toBe('started')
    expect(await start('trial')).toBe('CODE_TAKEN')
  })

  it('from a version keeps what an unfinished draft said', async () => {
    await startDraft(db, 'smile-short', { from: 'version', version: 'smile-short@1' }, ANNA)
    saveDraft(db, 'smile-short', { base: 1, resolve: 'refuse', edit: title('Mine') }, ANNA)
    const again = await startDraft(db, 'smile-short', { from: 'version', version: 'smile-short@1' }, ANNA)
    expect(again).toEqual({ outcome: 'started', code: 'smile-short', revision: 3 })
    expect(findRevision(db, 'smile-short', 2)?.title.en).toBe('Mine')
  })
})

describe('the list of questionnaires', () => {
  it('tells versions, waves and drafts', async () => {
    const wave = await makeOpenWave(db)
    await startDraft(db, 'trial', { from: 'nothing', title: TITLE }, ANNA)
    const lines = await listQuestionnaireLines(db)
    expect(lines.map(({ code }) => code)).toEqual([
      'smile-core',
      'smile-full',
      'smile-short',
      'smile-split',
      'trial',
    ])
    const used = lines.flatMap(({ versions }) => versions).filter(({ waves }) => waves.length > 0)
    expect(used).toMatchObject([{ frozen: true, waves: [{ id: wave, status: 'open' }] }])
    expect(lines.at(-1)).toMatchObject({ title: TITLE, versions: [], draft: { by: 'anna', basedOn: null } })
  })
})

describe('searching the bank', () => {
  it('finds items by Chinese and English words, code and index', async () => {
    const { items } = await readQuestionBank(db)
    const found = (typed: string, dimension = '') =>
      searchBank(items, typed, dimension).map(({ code }) => code)
    expect(found('天黑')).toEqual(['s1_walk_after_dark'])
    expect(found('walking ALONE')).toEqual(['s1_walk_after_dark'])
    expect(found('s2_power')).toEqual(['s2_power_supply'])
    expect(found('', 'E2')).toEqual(['e2_core_city_travel', 'e2_medical_bills_elsewhere'])
    expect(found('satisfied', 'E2')).toHaveLength(2)
    expect(found('no such words')).toEqual([])
  })
})
