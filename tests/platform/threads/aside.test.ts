import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { aside } from '#app/platform/threads/aside.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

const module = join(scratchFolder(), 'read.mjs')
writeFileSync(
  module,
  `import { threadId } from 'node:worker_threads'
  export async function countCities(database, province, day) {
    if (province === 'none') throw Object.assign(new Error('there is no such province'), { code: 'GONE' })
    const cities = await database.prisma.city.count({ where: { provinceCode: province } })
    return { cities, day, file: database.file, thread: threadId }
  }`,
)

test('a function is called in a thread, with the same database and whatever else it is given', async () => {
  const database = await openTestDatabase('reference')
  const countCities = aside<[string, Date], { cities: number; day: Date; file: string; thread: number }>(
    module,
    'countCities',
  )
  const day = new Date(0)
  const [zhejiang, none] = await Promise.allSettled([
    countCities(database, '330000', day),
    countCities(database, 'none', day),
  ])
  const cities = await database.prisma.city.count({ where: { provinceCode: '330000' } })
  expect(cities).toBeGreaterThan(0)
  expect(zhejiang).toMatchObject({ value: { cities, day, file: database.file } })
  expect(zhejiang).not.toMatchObject({ value: { thread: 0 } })
  expect(none).toMatchObject({ reason: { message: 'there is no such province', code: 'GONE' } })
  await database.remove()
})

test('a database that closes does not leave anybody waiting', async () => {
  const database = await openTestDatabase('reference')
  const countCities = aside<[string, Date], unknown>(module, 'countCities')
  const asked = expect(countCities(database, '330000', new Date(0))).rejects.toThrow('stopping')
  await database.remove()
  await asked
})
