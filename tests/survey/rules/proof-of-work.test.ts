import { expect, test } from 'vitest'

import { leadingZeroBits, workText } from '#app/survey/rules/proof-of-work.ts'

test.each([
  [[0xff], 0],
  [[0x80, 0], 0],
  [[0x7f], 1],
  [[0x01, 0xff], 7],
  [[0, 0x10], 11],
  [[0, 0, 0x01], 23],
  [[0, 0], 16],
])('%j begins with %d zero bits', (bytes, bits) => {
  expect(leadingZeroBits(Uint8Array.from(bytes))).toBe(bits)
})

test('work is done for one response of one wave', () => {
  const texts = [
    workText('spring', 'a', '1'),
    workText('spring', 'a', '2'),
    workText('spring', 'b', '1'),
    workText('autumn', 'a', '1'),
  ]
  expect(new Set(texts).size).toBe(4)
})
