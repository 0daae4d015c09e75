import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import { AskedThread } from '#app/platform/threads/asked-thread.server.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

let script = ''

beforeAll(() => {
  script = join(scratchFolder(), 'thread.mjs')
  writeFileSync(
    script,
    `import { parentPort, workerData } from 'node:worker_threads'
    parentPort.on('message', ({ id, request }) => {
      if (request === 'end') process.exit(1)
      if (request === 'busy') parentPort.postMessage([{ id, error: { message: 'locked', code: 'SQLITE_BUSY' } }])
      else setTimeout(() => parentPort.postMessage([{ id, reply: workerData + request }]), request)
    })`,
  )
})

test('each question gets its own reply, in whatever order they come', async () => {
  const thread = new AskedThread<number, number>(script, 1000)
  expect(await Promise.all([thread.ask(40), thread.ask(1)])).toEqual([1040, 1001])
  thread.close()
})

test('what is thrown in the thread comes out with its code', async () => {
  const thread = new AskedThread<string, number>(script, 0)
  await expect(thread.ask('busy')).rejects.toMatchObject({ message: 'locked', code: 'SQLITE_BUSY' })
  thread.close()
})

test('a thread that ends fails those who wait, and the next question starts another', async () => {
  const thread = new AskedThread<string | number, number>(script, 1)
  await expect(Promise.all([thread.ask(5000), thread.ask('end')])).rejects.toThrow('has ended')
  expect(await thread.ask(1)).toBe(2)
  thread.close()
})

test('closing fails those who wait', async () => {
  const thread = new AskedThread<number, number>(script, 1)
  const waiting = thread.ask(5000)
  thread.close()
  await expect(waiting).rejects.toThrow('stopping')
})
