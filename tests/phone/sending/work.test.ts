import { createHash } from 'node:crypto'

import { afterEach, expect, test, vi } from 'vitest'

import { Work } from '#app/phone/sending/work.ts'
import type { Visit } from '#app/phone/visit.ts'
import { leadingZeroBits, workText } from '#app/survey/rules/proof-of-work.ts'

const BITS = 8
const visitOf = (submissionId: string, more: Partial<Visit> = {}): Visit => ({
  submissionId,
  startedAt: 0,
  noticeVersion: '1',
  draw: 7,
  answers: {},
  at: '',
  ...more,
})
const keep = vi.fn<(visit: Visit) => void>()
const workOf = (work: number) => new Work({ wave: 'spring', work }, keep)

afterEach(() => {
  vi.unstubAllGlobals()
  keep.mockReset()
})

test('a number is found whose hash begins with enough zero bits, and is kept with the visit', async () => {
  const visit = visitOf('one')
  await workOf(BITS).do(visit)
  const hash = createHash('sha256')
    .update(workText('spring', 'one', visit.work ?? ''))
    .digest()
  expect(leadingZeroBits(hash)).toBeGreaterThanOrEqual(BITS)
  expect(keep.mock.calls).toEqual([[visit]])
})

test('whoever asks again waits for the same work, and what is done is not done again', async () => {
  const visit = visitOf('two')
  const work = workOf(BITS)
  const first = work.do(visit)
  expect(work.do(visit)).toBe(first)
  await first
  const found = visit.work
  await work.do(visit)
  expect(visit.work).toBe(found)
  expect(keep).toHaveBeenCalledTimes(1)
})

test('a visit that is over is not brought back', async () => {
  const visit = visitOf('three')
  const work = workOf(BITS)
  const done = work.do(visit)
  work.stop()
  await done
  expect(visit.work).toBeUndefined()
  expect(keep).not.toHaveBeenCalled()
})

test('nothing is worked out where the wave asks for nothing, or for the invited', async () => {
  const plain = visitOf('four')
  const invited = visitOf('five', { invited: { code: 'CODE', kept: null } })
  await workOf(0).do(plain)
  await workOf(BITS).do(invited)
  expect([plain.work, invited.work]).toEqual([undefined, undefined])
  expect(keep).not.toHaveBeenCalled()
})

test('a browser that cannot hash sends its answers without', async () => {
  vi.stubGlobal('crypto', {})
  const visit = visitOf('six')
  await workOf(BITS).do(visit)
  expect(visit.work).toBeUndefined()
})
