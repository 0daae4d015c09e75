import { expect, test } from 'vitest'

import { medianSeconds, tellDurations } from '#app/services/fieldwork/monitor/tell-durations.ts'

const of = (mode: string, language: string, seconds: number | null, answers: number) => ({
  mode,
  language,
  seconds,
  answers,
})
const counts = [
  of('web', 'en', null, 4),
  of('web', 'zh-CN', 60, 1),
  of('paper', 'zh-CN', null, 2),
  of('web', 'en', 90, 3),
  of('tablet', 'zh-CN', 200, 2),
  of('web', 'zh-CN', 240, 2),
]

test('the median is the lower middle of the answers whose time is known', () => {
  // 60, 90, 90, 90, 200, 200, 240, 240
  expect(medianSeconds(counts)).toBe(90)
  expect(medianSeconds(counts.slice(4))).toBe(200)
  expect(medianSeconds([of('web', 'en', 7, 1)])).toBe(7)
  expect(medianSeconds([of('web', 'en', null, 7)])).toBeNull()
  expect(medianSeconds([])).toBeNull()
})

test('ways are told most first, those of as many answers by name', () => {
  expect(tellDurations(counts, 'mode')).toEqual([
    { name: 'web', answers: 10, medianSeconds: 90 },
    { name: 'paper', answers: 2, medianSeconds: null },
    { name: 'tablet', answers: 2, medianSeconds: 200 },
  ])
  expect(tellDurations(counts, 'language')).toEqual([
    { name: 'en', answers: 7, medianSeconds: 90 },
    { name: 'zh-CN', answers: 7, medianSeconds: 200 },
  ])
})
