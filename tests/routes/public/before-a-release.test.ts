import { afterAll, beforeAll, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loader as method } from '#app/routes/public/method.tsx'
import { loader as ranking } from '#app/routes/public/ranking.tsx'
import { openTestDatabase } from '#tests/support/database.ts'
import { contextOf, requestOf } from '#tests/support/records/staff.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase()
})
afterAll(() => db.remove())

it('the ranking and the method stand without results', async () => {
  const open = (path: string) => ({ request: requestOf(path, null), context: contextOf(db), params: {} })
  expect((await ranking(open('/ranking'))).ranking).toBeNull()
  expect((await method(open('/method'))).released.value).toBeNull()
})
