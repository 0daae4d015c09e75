import { expect, test } from 'vitest'

import {
  newFormState,
  readFormState,
  writeFormState,
} from '#app/services/collection/interview/form-state.server.ts'
import { readReceipt, receiptCookie } from '#app/services/collection/interview/send-form.server.ts'

const place = { secret: 'a secret of this platform', wave: 'spring', city: '330100' }
const state = { ...newFormState('1', new Date(1_000_500)), answers: { gender: 'female', words: '多种树 "<' } }

test('what the page carries comes back as it was', () => {
  expect(readFormState(place, writeFormState(place, state))).toEqual(state)
  expect(state).toMatchObject({
    startedAt: 1000,
    noticeVersion: '1',
    submissionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
})

test('what was changed, made elsewhere, or belongs to another wave or city is not read', () => {
  const field = writeFormState(place, state)
  const [body = '', mac = ''] = field.split('.')
  const forged = Buffer.from(JSON.stringify({ ...state, answers: {} })).toString('base64url')
  for (const bad of [
    null,
    '',
    '.',
    body,
    `${forged}.${mac}`,
    `${body}.${mac.slice(2)}AA`,
    `${field}.x`,
    '{}',
  ]) {
    expect(readFormState(place, bad)).toBeNull()
  }
  expect(readFormState({ ...place, wave: 'autumn' }, field)).toBeNull()
  expect(readFormState({ ...place, city: '440300' }, field)).toBeNull()
  expect(readFormState({ ...place, secret: 'another' }, field)).toBeNull()
})

test('the receipt is a signed cookie of one page that scripts cannot read', () => {
  const cookie = receiptCookie(place.secret, '/s/spring/330100/done', '7K3M-Q2ZD-98XA-T4VN', true)
  expect(cookie).toMatch(/; Path=\/s\/spring\/330100\/done; Max-Age=3600; HttpOnly; SameSite=Lax; Secure$/)
  const value = cookie.split(';')[0] ?? ''
  expect(readReceipt(place.secret, `lang=en; ${value}; other=1`)).toBe('7K3M-Q2ZD-98XA-T4VN')
  expect(readReceipt('another', value)).toBeNull()
  expect(readReceipt(place.secret, null)).toBeNull()
})
