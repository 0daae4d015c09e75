import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { RecordSpool } from '#app/services/analysis/export/kept/record-spool.server.ts'

let folder: string
const spools: RecordSpool[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smile-spool-'))
})
afterEach(() => {
  for (const spool of spools.splice(0)) spool.close()
  rmSync(folder, { recursive: true })
})

function spoolOf(width: number): RecordSpool {
  const spool = new RecordSpool(folder, width)
  spools.push(spool)
  return spool
}

/** Record `row` of a group, in numbers that bytes must not change. */
function recordOf(group: number, row: number, width: number): number[] {
  return Array.from({ length: width }, (_, at) =>
    at === 1 && row % 3 === 0 ? NaN : group + row / 7 + at * 1e9,
  )
}

function readAll(spool: RecordSpool, group: number, width: number): number[][] {
  const next = spool.reader(group)
  return Array.from({ length: spool.count(group) }, () => {
    const { numbers, at } = next()
    return [...numbers.subarray(at, at + width)]
  })
}

describe('RecordSpool', () => {
  it.each([
    { width: 1, counts: [2100, 0, 1024, 1, 1025] },
    { width: 6, counts: [340, 0, 170, 1, 171] },
    { width: 1000, counts: [3, 0, 1] },
    { width: 1025, counts: [3, 0, 1] },
  ])('gives records of $width numbers back in order, group by group', ({ width, counts }) => {
    const spool = spoolOf(width)
    const rows = counts.flatMap((count, group) => Array.from({ length: count }, (_, row) => ({ group, row })))
    // one group between the other, as cities come
    rows.sort((one, other) => one.row - other.row)
    for (const { group, row } of rows) spool.put(group, recordOf(group, row, width))
    counts.forEach((count, group) => {
      const expected = Array.from({ length: count }, (_, row) => recordOf(group, row, width))
      expect(spool.count(group)).toBe(count)
      expect(readAll(spool, group, width)).toEqual(expected)
      expect([...spool.all(group)]).toEqual(expected.flat())
    })
  })

  it('reads a group as often as it is asked, two readers at once', () => {
    const spool = spoolOf(1)
    for (let row = 0; row < 3000; row++) spool.put(0, [row])
    const [one, other] = [spool.reader(0), spool.reader(0)]
    const read: (number | undefined)[] = []
    for (let row = 0; row < 3000; row++) {
      const record = one()
      if (row % 2 === 0) other()
      read.push(record.numbers[record.at])
    }
    expect(read).toEqual(Array.from({ length: 3000 }, (_, row) => row))
    expect(readAll(spool, 0, 1)).toHaveLength(3000)
    expect(() => one()).toThrow('no more records')
  })

  it('leaves no file that anybody sees, and gives its room back', () => {
    const spool = spoolOf(1)
    for (let row = 0; row < 5000; row++) spool.put(0, [row])
    expect(readdirSync(folder)).toEqual([])
    spool.close()
    expect(() => spool.all(0)).toThrow('came back')
    spool.close()
  })
})
