import { createHmac } from 'node:crypto'

import { expect, test } from 'vitest'

import {
  readWithdrawalCode,
  responseId,
  withdrawalCode,
} from '#app/services/collection/taking-in/withdrawal-code.server.ts'

const SUBMISSION = '3f2b8c1e-5d7a-4b6c-9e0f-123456789abc'

/** Base 32 the slow way: the bits as text, five at a time. */
function crockfordByBits(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? [])
    .map((five) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(parseInt(five, 2)))
    .join('')
}

test.each([
  ['c0ffee', SUBMISSION],
  ['k'.repeat(64), 'a'],
  ['秘密'.repeat(30), `${SUBMISSION} 提交`],
])(
  'a code is 80 bits of the keyed hash of the submission in Crockford base 32, in groups of four',
  (secret, sent) => {
    const bytes = createHmac('sha256', secret).update(sent).digest().subarray(0, 10)
    const code = withdrawalCode(secret, sent)
    expect(code).toMatch(/^.{4}-.{4}-.{4}-.{4}$/)
    expect(code.replaceAll('-', '')).toBe(crockfordByBits(bytes))
  },
)

test('another wave or another submission has another code', () => {
  const code = withdrawalCode('c0ffee', SUBMISSION)
  expect(withdrawalCode('c0ffee', SUBMISSION)).toBe(code)
  expect(withdrawalCode('decaf', SUBMISSION)).not.toBe(code)
  expect(withdrawalCode('c0ffee', SUBMISSION.replace('3', '4'))).not.toBe(code)
})

test('a code is read however people write it down', () => {
  expect(readWithdrawalCode('7k3m q2zd 98xa t4vn')).toBe('7K3M-Q2ZD-98XA-T4VN')
  expect(readWithdrawalCode(' 7K3M–Q2ZD—98XA-T4VN\n')).toBe('7K3M-Q2ZD-98XA-T4VN')
  expect(readWithdrawalCode('oOiI-lL11-0000-1111')).toBe('0011-1111-0000-1111')
})

test.each(['', '7K3M-Q2ZD-98XA', '7K3M-Q2ZD-98XA-T4VN-0000', '7K3M-Q2ZD-98XA-T4VU', '七七七七'])(
  '%j is no code',
  (typed) => {
    expect(readWithdrawalCode(typed)).toBeNull()
  },
)

test('the key of a response is 32 hexadecimal digits and differs between waves', () => {
  const id = responseId('spring', '7K3M-Q2ZD-98XA-T4VN')
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(responseId('autumn', '7K3M-Q2ZD-98XA-T4VN')).not.toBe(id)
})
