import { expect, test, vi } from 'vitest'

import { retryWhileBusy, StillBusy } from '#app/services/collection/taking-in/busy.ts'

class SqliteError extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

test('a held lock is tried again until it is free', async () => {
  const write = vi.fn(() => 'written')
  write.mockImplementationOnce(() => {
    throw new SqliteError('SQLITE_BUSY_SNAPSHOT')
  })
  expect(await retryWhileBusy(write)).toBe('written')
  expect(write).toHaveBeenCalledTimes(2)
})

test('another trouble is no reason to try again', async () => {
  const write = vi.fn(() => {
    throw new SqliteError('SQLITE_FULL')
  })
  await expect(retryWhileBusy(write)).rejects.toThrow('SQLITE_FULL')
  expect(write).toHaveBeenCalledTimes(1)
})

test('a lock held for more than five seconds is given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  try {
    const busy = () => {
      throw new SqliteError('SQLITE_BUSY')
    }
    const [written] = await Promise.all([
      Promise.allSettled([retryWhileBusy(busy)]),
      vi.advanceTimersByTimeAsync(5200),
    ])
    expect(written).toEqual([{ status: 'rejected', reason: expect.any(StillBusy) }])
  } finally {
    vi.useRealTimers()
  }
})
