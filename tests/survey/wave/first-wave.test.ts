import { expect, test } from 'vitest'

import { placeOnWaveRoad, ROAD } from '#app/survey/wave/first-wave.ts'

const DRAFT = {
  id: 'first',
  title: { 'zh-CN': '第一轮', en: 'First' },
  status: 'draft' as const,
  invites: true,
  invitations: 0,
  analysed: false,
}
const next = (over: Partial<Parameters<typeof placeOnWaveRoad>[0] & object>) =>
  placeOnWaveRoad({ ...DRAFT, ...over }).next

test('the road begins with the questionnaire, and each step opens the next', () => {
  expect(placeOnWaveRoad(null)).toEqual({ wave: null, done: [], next: 'questionnaire' })
  expect(placeOnWaveRoad(DRAFT).done).toEqual(['questionnaire', 'wave'])
  expect(next({})).toBe('sample')
  expect(next({ invitations: 4000 })).toBe('open')
  expect(next({ invitations: 4000, status: 'open' })).toBe('field')
  expect(next({ invitations: 4000, status: 'paused' })).toBe('field')
  expect(next({ invitations: 4000, status: 'closed' })).toBe('analyse')
  expect(next({ invitations: 4000, status: 'closed', analysed: true })).toBe('release')
  expect(placeOnWaveRoad({ ...DRAFT, invitations: 1, status: 'closed', analysed: true }).done).toEqual(
    ROAD.slice(0, -1),
  )
})

test('open links need no sample, and an analysis of a wave in the field is none of the road yet', () => {
  expect(next({ invites: false })).toBe('open')
  expect(next({ invites: false, status: 'open', analysed: true })).toBe('field')
})
