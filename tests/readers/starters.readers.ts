import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { exportMicrodata } from '#app/services/analysis/export/export-microdata.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { isThere, ReadingFolder, runReader } from './reading.ts'

const folder = new ReadingFolder()
let db: TestDatabase
let release: string
beforeAll(async () => {
  db = await openTestDatabase('reference')
  release = await makeReleasedWave(db)
  for (const format of ['csv', 'r', 'python']) await save(format)
})
afterAll(async () => {
  await db.remove()
  folder.remove()
})

async function save(format: string) {
  const file = await exportMicrodata(db, release, { format, actor: 'x', language: 'en' })
  if (file.outcome === 'refused') throw new Error(file.error.message)
  const pieces: Buffer[] = []
  for await (const chunk of file.chunks) pieces.push(Buffer.from(chunk as string))
  folder.write(file.fileName, Buffer.concat(pieces))
}

/** Lines such as `Hangzhou: Walk after dark (score): 61.250000 (se 1.2), published 61.250000`. */
function check(printed: string) {
  const lines = printed.trim().split('\n')
  expect(lines).toHaveLength(3)
  for (const line of lines) {
    const [, computed, published] = /: (\d+\.\d{6}).*, published (\d+\.\d{6})$/.exec(line)!
    expect(computed).toBe(published)
  }
}

describe.runIf(isThere('r-cran-survey'))('the starter script in R', () => {
  it('reproduces three published numbers with the package survey', () => {
    check(runReader('Rscript', [`${release}-microdata.R`], folder.path))
  })
})

describe.runIf(isThere('python3-pandas'))('the starter script in Python', () => {
  it('reproduces three published numbers with pandas', () => {
    check(runReader('/usr/bin/python3', [`${release}-microdata.py`], folder.path))
  })
})
