import { expect, test } from 'vitest'

import { coarseCounts } from '#app/services/fieldwork/invitations/batch-counts.ts'

const shown = (redeemed: number, declined = 0, invitations = 200) => {
  const batch = { cityCode: '330100', number: 2, createdOn: '2025-03-01', invitations }
  return coarseCounts({ ...batch, redeemed, declined })
}

test('how many of a batch were used is told in tens, rounded down', () => {
  expect(shown(57, 23)).toEqual({
    city: '330100',
    number: 2,
    createdOn: '2025-03-01',
    invitations: 200,
    redeemed: 50,
    declined: 20,
  })
  expect([10, 19, 20, 190].map((count) => shown(count).redeemed)).toEqual([10, 10, 20, 190])
})

test('nothing is told where fewer than ten, or all but fewer than ten, are meant', () => {
  expect([0, 9, 191, 200].map((count) => shown(count).redeemed)).toEqual([null, null, null, null])
  expect(shown(50, 9)).toMatchObject({ redeemed: 50, declined: null })
  expect(shown(8, 8, 15)).toMatchObject({ redeemed: null, declined: null })
})

test('one person more or less changes the count one time in ten at the most', () => {
  const steps = Array.from({ length: 190 }, (_, count) => shown(count).redeemed !== shown(count + 1).redeemed)
  expect(steps.filter(Boolean)).toHaveLength(19)
})
