import { describe, expect, it } from 'vitest'
import { estimateFromTexts } from '#app/services/analysis/specs/estimate-from-spec.server.ts'

import { mean, type Fields } from './twelve-people.ts'

describe('data that are not as declared are refused', () => {
  const spec = JSON.stringify({ data: 'd.csv', columns: { y: { type: 'numeric' } }, estimates: [mean] })
  const texts: [string, string, Fields][] = [
    ['a word', 'y\n1\nNA\n', { column: 'y', row: 2, value: 'NA' }],
    ['a decimal comma', 'y\n"1,5"\n2\n', { column: 'y', row: 1, value: '1,5' }],
    ['a hexadecimal number', 'y\n0x10\n2\n', { column: 'y', row: 1 }],
    ['a column named twice', 'y,y\n1,2\n3,4\n', { column: 'y' }],
    ['a row too short', 'y,z\n1,2\n3\n', {}],
    ['a quote left open', 'y\n"1\n2\n', {}],
    ['nothing at all', '', { column: 'y' }],
  ]
  for (const [title, csv, at] of texts) {
    it(title, async () => {
      expect(await estimateFromTexts(spec, csv)).toMatchObject({
        outcome: 'refused',
        error: { code: 'INVALID_DATA', at },
      })
    })
  }

  it('while byte-order marks, line ends of any kind, quotes and -0 are read', async () => {
    const csv = '\uFEFF"y"\r\n"1"\n-0\r\n3e0\r\n'
    expect(await estimateFromTexts(spec, csv)).toMatchObject({
      outcome: 'ok',
      estimates: { mean: { rows: [{ estimate: 4 / 3, n: 3 }] } },
    })
  })
})
