import { afterAll, beforeAll, expect, test } from 'vitest'

import { listDrafts } from '#app/data/reference/questionnaire-drafts.server.ts'
import { loadTranslations } from '#app/platform/i18n.server.ts'
import { action } from '#app/routes/evaluator/questionnaires/questionnaires.tsx'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addStaff, contextOf, requestOf, tokenOf } from '#tests/support/records/staff.ts'

let db: TestDatabase
let token: string

beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  await addStaff(db, 'evaluator', 'evaluator')
  token = await tokenOf(db, 'evaluator')
})
afterAll(() => db.remove())

async function upload(form: Record<string, string | File>) {
  const body = new FormData()
  for (const [name, value] of Object.entries({ step: 'upload', ...form })) body.set(name, value)
  const { url, headers } = requestOf('/evaluator/questionnaires', token)
  const request = new Request(url, { method: 'POST', body, headers })
  const { data, init } = await action({ request, context: contextOf(db), params: {} })
  return { ...data, status: init?.status }
}

test('importing without a file starts no empty questionnaire, and keeps the code', async () => {
  const before = listDrafts(db).length
  expect(await upload({ code: 'my-city' })).toMatchObject({
    status: 422,
    refused: { code: 'NO_FILE' },
    uploaded: 'my-city',
    filled: null,
  })
  expect(listDrafts(db)).toHaveLength(before)
})

test('a file that is no workbook is declined with its place, and keeps the code', async () => {
  const file = new File(['not a workbook'], 'form.xlsx')
  expect(await upload({ code: 'my-city', file })).toMatchObject({
    status: 422,
    refused: { code: 'UNUSABLE_FILE', at: { problems: [{ line: 1, code: 'NOT_XLSX' }] } },
    uploaded: 'my-city',
    imported: null,
  })
})
