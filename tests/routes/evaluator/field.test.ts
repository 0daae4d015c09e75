import { afterAll, beforeAll, expect, test } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { action, loader } from '#app/routes/evaluator/field/field.tsx'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addStaff, contextOf, requestOf, tokenOf } from '#tests/support/records/staff.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

const PARAMS = { wave: 'spring' }
let db: TestDatabase
let token: string

beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  await addStaff(db, 'evaluator', 'evaluator')
  token = await tokenOf(db, 'evaluator')
  await makeOpenWave(db, { cities: [{ code: CITY, design: 'invited', invited: 1000 }] })
})
afterAll(() => db.remove())

test('outcomes that cannot be right come back as they were typed', async () => {
  const typed = { step: 'outcomes', city: CITY, batch: 'first', refused: '100000', returned: '7' }
  const { url, headers } = requestOf('/evaluator/waves/spring/field', token)
  headers.set('content-type', 'application/x-www-form-urlencoded')
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(typed), headers })
  const { data, init } = await action({ request, context: contextOf(db), params: PARAMS })
  expect(init?.status).toBe(409)
  expect(data.typed).toEqual(typed)
  expect(data.refused).not.toBe('')
})

test('the monitor says what is still to be done before residents can answer', async () => {
  const page = await loader({
    request: requestOf('/evaluator/waves/spring/field', token),
    context: contextOf(db),
    params: PARAMS,
  })
  expect(page.view.value.ready).toEqual({ invited: 1, withoutCodes: 1, channels: 0 })
})
