import { expect, test, vi } from 'vitest'

import { codeOf, retryWhileBusy, StillBusy } from '#app/services/collection/taking-in/busy.ts'
import { groupCommits } from '#app/services/collection/taking-in/grouped-commits.server.ts'

class SqliteError extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

test('what is handed in during one turn goes into one commit, and each hears of its own row', async () => {
  const insert = vi.fn((rows: number[]) => Promise.resolve(rows.map((row) => row % 2 === 0)))
  const store = groupCommits(insert)
  expect(await Promise.all([store(1), store(2), store(3)])).toEqual([false, true, false])
  expect(insert.mock.calls).toEqual([[[1, 2, 3]]])
  expect(await store(4)).toBe(true)
  expect(insert).toHaveBeenCalledTimes(2)
})

test('nothing is acknowledged before its commit', async () => {
  let committed = false
  const store = groupCommits(async (rows: number[]) => {
    await new Promise((resume) => setTimeout(resume, 20))
    committed = true
    return rows.map(() => true)
  })
  const stored = store(1).then(() => committed)
  expect(committed).toBe(false)
  expect(await stored).toBe(true)
})

test('what comes while a group is stored is the next group', async () => {
  const insert = vi.fn(async (rows: number[]) => {
    await new Promise((resume) => setTimeout(resume, 10))
    return rows
  })
  const store = groupCommits(insert)
  const first = store(1)
  await new Promise((resume) => setTimeout(resume, 2))
  const others = [store(2)]
  await new Promise((resume) => setTimeout(resume, 2))
  others.push(store(3))
  expect(await Promise.all([first, ...others])).toEqual([1, 2, 3])
  expect(insert.mock.calls).toEqual([[[1]], [[2, 3]]])
})

test('a held lock is tried again, together with what came meanwhile', async () => {
  let refusals = 3
  const insert = vi.fn((rows: number[]) => {
    if (refusals-- > 0) return Promise.reject(new SqliteError('SQLITE_BUSY_SNAPSHOT'))
    return Promise.resolve(rows.map(() => true))
  })
  const store = groupCommits(insert)
  const first = store(1)
  await new Promise((resume) => setTimeout(resume, 20))
  const second = store(2)
  expect(await Promise.all([first, second])).toEqual([true, true])
  expect(insert.mock.lastCall?.[0].slice().sort()).toEqual([1, 2])
})

test('a full disk fails everything of its commit and nothing later', async () => {
  let full = true
  const store = groupCommits((rows: number[]) => {
    if (full) return Promise.reject(new SqliteError('SQLITE_FULL'))
    return Promise.resolve(rows.map(() => true))
  })
  const results = await Promise.allSettled([store(1), store(2)])
  expect(results.map((result) => result.status === 'rejected' && codeOf(result.reason))).toEqual([
    'SQLITE_FULL',
    'SQLITE_FULL',
  ])
  full = false
  expect(await store(3)).toBe(true)
})

test('a lock held for more than five seconds is given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate', 'performance'] })
  try {
    const busy = () => {
      throw new SqliteError('SQLITE_BUSY')
    }
    const refuse = () => Promise.reject(new SqliteError('SQLITE_BUSY'))
    const both = Promise.allSettled([groupCommits<number, boolean>(refuse)(1), retryWhileBusy(busy)])
    await vi.advanceTimersByTimeAsync(5200)
    const [stored, written] = await both
    expect(stored).toEqual({ status: 'rejected', reason: expect.any(StillBusy) })
    expect(written).toEqual({ status: 'rejected', reason: expect.any(StillBusy) })
  } finally {
    vi.useRealTimers()
  }
})
