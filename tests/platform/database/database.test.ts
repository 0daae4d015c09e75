import { rmSync } from 'node:fs'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'

let folder: string
let file: string
beforeEach(async () => {
  ;({ folder, file } = await copyDatabaseFile())
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('work beside the requests is stopped and waited for before the file closes', async () => {
  const db = await openDatabase(file)
  const seen: string[] = []
  db.beforeClose(async () => {
    await new Promise((later) => setTimeout(later, 20))
    seen.push(`file ${db.columns.open ? 'open' : 'closed'}`)
  })
  const ended = db.beforeClose(() => Promise.reject(new Error('this work has ended')))
  ended()
  await db.close()
  expect(seen).toEqual(['file open'])
  expect(db.columns.open).toBe(false)
})
