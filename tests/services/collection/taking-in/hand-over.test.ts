import { expect, test, vi } from 'vitest'

import { handOverInGroups } from '#app/services/collection/taking-in/hand-over.ts'

const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

test('what comes in during one turn is one group, and each hears of its own row', async () => {
  const store = vi.fn((all: number[]) => Promise.resolve(all.map((row) => row % 2 === 0)))
  const hand = handOverInGroups(store)
  expect(await Promise.all([hand(1), hand(2), hand(3)])).toEqual([false, true, false])
  expect(store.mock.calls).toEqual([[[1, 2, 3]]])
  expect(await hand(4)).toBe(true)
  expect(store).toHaveBeenCalledTimes(2)
})

test('sixteen are handed over at once, the others when the turn ends', async () => {
  const store = vi.fn((all: number[]) => Promise.resolve(all))
  const hand = handOverInGroups(store)
  const handed = rows(1, 35).map(hand)
  expect(store.mock.calls).toEqual([[rows(1, 16)], [rows(17, 32)]])
  expect(await Promise.all(handed)).toEqual(rows(1, 35))
  expect(store.mock.calls).toEqual([[rows(1, 16)], [rows(17, 32)], [rows(33, 35)]])
})

test('a turn whose rows are all handed over ends without an empty group', async () => {
  const store = vi.fn((all: number[]) => Promise.resolve(all))
  const hand = handOverInGroups(store)
  await Promise.all(rows(1, 16).map(hand))
  await new Promise((resume) => setImmediate(resume))
  expect(store).toHaveBeenCalledTimes(1)
  expect(await hand(17)).toBe(17)
})

test('nothing is acknowledged before it is stored', async () => {
  let stored = false
  const hand = handOverInGroups(async (all: number[]) => {
    await new Promise((resume) => setTimeout(resume, 20))
    stored = true
    return all
  })
  const acknowledged = hand(1).then(() => stored)
  expect(stored).toBe(false)
  expect(await acknowledged).toBe(true)
})

test('a full disk fails everything of its group and nothing later', async () => {
  const full = new Error('database or disk is full')
  const store = vi.fn((all: number[]) => Promise.resolve(all)).mockRejectedValueOnce(full)
  const hand = handOverInGroups(store)
  expect(await Promise.allSettled([hand(1), hand(2)])).toEqual([
    { status: 'rejected', reason: full },
    { status: 'rejected', reason: full },
  ])
  expect(await hand(3)).toBe(3)
})
