import { beforeAll, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loader } from '#app/routes/public/method-handbook.tsx'
import { openTestDatabase } from '#tests/support/database.ts'
import { contextOf, requestOf, thrownBy } from '#tests/support/records/staff.ts'

beforeAll(() => loadTranslations('locales'))

async function open(search: string) {
  const db = await openTestDatabase('empty')
  const args = { request: requestOf(`/method/handbook${search}`, null), context: contextOf(db), params: {} }
  try {
    return await loader(args)
  } finally {
    await db.remove()
  }
}

it('begins with its contents, every part with its entries and none of the text', async () => {
  const { contents, handbook } = await open('')
  expect(contents.length).toBeGreaterThan(15)
  expect(contents.find(({ id }) => id === 'weighting')?.entries.map(({ id }) => id)).toContain('raking')
  expect(handbook.value).toEqual([])
})

it('shows the part that is asked for, or all of them on one page', async () => {
  const part = await open('?part=weighting')
  expect(part.handbook.value.map(({ id }) => id)).toEqual(['weighting'])
  const whole = await open('?part=all')
  expect(whole.handbook.value.map(({ id }) => id)).toEqual(whole.contents.map(({ id }) => id))
})

it('does not know other parts', async () => {
  expect((await thrownBy(open('?part=none'))).status).toBe(404)
})
