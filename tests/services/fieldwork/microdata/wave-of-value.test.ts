import { describe, expect, it } from 'vitest'

import { waveOfValue } from '#app/services/fieldwork/microdata/wave-of-value.ts'

describe('waveOfValue', () => {
  it.each([
    ['2021-09', { id: '2021-09', opensOn: '2021-09-01', closesOn: '2021-09-30' }],
    ['2024-02', { id: '2024-02', opensOn: '2024-02-01', closesOn: '2024-02-29' }],
    ['2023', { id: '2023', opensOn: '2023-01-01', closesOn: '2023-12-31' }],
    ['2023-05-04', { id: '2023-05-04', opensOn: '2023-05-04', closesOn: '2023-05-04' }],
    ['Wave 2 (Spring)', { id: 'wave-2-spring', opensOn: null, closesOn: null }],
    ['2023-13', { id: '2023-13', opensOn: null, closesOn: null }],
    ['第一轮', { id: '', opensOn: null, closesOn: null }],
  ])('reads %s', (value, wave) => {
    expect(waveOfValue(value)).toEqual(wave)
  })
})
