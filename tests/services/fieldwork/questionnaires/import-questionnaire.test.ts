import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findQuestionnaire, listQuestionnaires } from '#app/data/reference/questionnaires.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { exportQuestionnaire } from '#app/services/fieldwork/questionnaires/export-questionnaire.server.ts'
import { importQuestionnaire } from '#app/services/fieldwork/questionnaires/import-questionnaire.server.ts'
import { openWave } from '#app/services/fieldwork/waves/open-wave.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

const RUN = { dryRun: false, today: '2024-05-01' }
const file = (text: string) => ({ name: 'questionnaire.json', bytes: new TextEncoder().encode(text) })

async function exported(id: string): Promise<string> {
  const given = await exportQuestionnaire(db, id)
  if ('outcome' in given) throw new Error(given.error.message)
  return String(given.text)
}

describe('importQuestionnaire', () => {
  it('knows an unchanged questionnaire again', async () => {
    expect(await importQuestionnaire(db, file(await exported('smile-short')), RUN)).toEqual({
      outcome: 'unchanged',
      questionnaire: { id: 'smile-short@1', version: 1 },
      items: 25,
    })
  })

  it('makes the next version of a changed one; the version of an open wave stays frozen as it was', async () => {
    await createWave(db, {
      id: 'w',
      title: { 'zh-CN': '测', en: 'T' },
      cities: [{ code: '110000', design: 'open' }],
      opensOn: '2024-04-01',
      closesOn: '2024-04-30',
    })
    await openWave(db, 'w', '2024-04-01')
    const before = await findQuestionnaire(db, 'smile-short@1')
    expect(before?.frozen).toBe(true)

    const changed = (await exported('smile-short')).replace('您今年多大？', '您多大了？')
    expect(await importQuestionnaire(db, file(changed), { ...RUN, dryRun: true })).toMatchObject({
      outcome: 'checked',
      questionnaire: null,
    })
    expect(await importQuestionnaire(db, file(changed), RUN)).toMatchObject({
      outcome: 'imported',
      questionnaire: { id: 'smile-short@2', version: 2 },
    })
    expect(await findQuestionnaire(db, 'smile-short@1')).toEqual(before)
    expect(await findQuestionnaire(db, 'smile-short@2')).toMatchObject({ form: 'short', frozen: false })
    expect(await exported('smile-short')).toContain('您多大了？')
  })

  it('keeps a questionnaire under another code when asked to', async () => {
    const text = await exported('smile-core')
    expect(await importQuestionnaire(db, file(text), { ...RUN, code: 'my-city', form: 'own' })).toMatchObject(
      {
        questionnaire: { id: 'my-city@1' },
      },
    )
    const forms = (await listQuestionnaires(db)).map(({ id, form }) => [id, form])
    expect(forms).toContainEqual(['my-city@1', 'own'])
  })

  it('names every fault with its line and path, and stores nothing', async () => {
    const text = (await exported('smile-full')).replace('"polarity": "negative"', '"polarity": "up"')
    const twice = text.replace('"code": "smile_greet_day"', '"code": "age_group"')
    const before = await listQuestionnaires(db)
    const result = await importQuestionnaire(db, file(twice), RUN)
    expect(result).toMatchObject({
      outcome: 'refused',
      error: {
        code: 'UNUSABLE_FILE',
        at: { count: 1, problems: [{ column: 'items.2.code', code: 'REPEATED_ITEM' }] },
      },
    })
    if (result.outcome !== 'refused') throw new Error('should be refused')
    const [problem] = result.error.at.problems as { line: number }[]
    expect(twice.split('\n')[(problem?.line ?? 0) - 1]).toContain('"code": "age_group"')
    expect(await listQuestionnaires(db)).toEqual(before)
  })

  it('refuses broken files, and files that nobody names', async () => {
    expect(await importQuestionnaire(db, file('{"title":'), RUN)).toMatchObject({
      error: { at: { problems: [{ code: 'NOT_JSON' }] } },
    })
    const { code: _code, ...nameless } = JSON.parse(await exported('smile-core')) as { code: string }
    expect(await importQuestionnaire(db, file(JSON.stringify(nameless)), RUN)).toMatchObject({
      error: { code: 'NO_CODE' },
    })
    expect(await exportQuestionnaire(db, 'nowhere')).toMatchObject({
      error: { code: 'UNKNOWN_QUESTIONNAIRE' },
    })
  })
})
