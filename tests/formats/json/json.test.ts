import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { jsonFault } from '#app/formats/json/json-fault.ts'
import { jsonLines } from '#app/formats/json/json-lines.ts'
import { readJson, writeJson } from '#app/formats/json/json.ts'

const TEXT = `{
  "title": "a, b: {c}",
  "nodes": [
    { "code": "S", "weights": [1,
      2] },
    {
      "code": "M \\"x\\"",
      "weights": []
    }
  ]
}
`

const bytes = (text: string) => new TextEncoder().encode(text)
const schema = z.object({
  title: z.string(),
  nodes: z.array(z.object({ code: z.string(), weights: z.array(z.number().positive()) })),
})

describe('jsonLines', () => {
  it('knows the line of every value, or of the nearest around it', () => {
    const line = jsonLines(TEXT)
    expect(line([])).toBe(1)
    expect(line(['title'])).toBe(2)
    expect(line(['nodes'])).toBe(3)
    expect(line(['nodes', 0])).toBe(4)
    expect(line(['nodes', 0, 'weights', 1])).toBe(5)
    expect(line(['nodes', 1])).toBe(6)
    expect(line(['nodes', 1, 'code'])).toBe(7)
    expect(line(['nodes', 1, 'weights', 3, 'x'])).toBe(8)
    expect(line(['absent'])).toBe(1)
  })
})

describe('jsonFault', () => {
  it.each([
    ['{"a": x}', 6],
    ['{"a" 1}', 5],
    ['{"a": 1,}', 8],
    ['[1, 2,]', 6],
    ['[1 2]', 3],
    ['[1}', 2],
    ['{"a": "b', 6],
    ['{1: 2}', 1],
    ['01', 1],
    ['{} {}', 3],
    ['[1, ', 4],
    ['', 0],
  ])('finds the fault in %j', (text, offset) => {
    expect(() => JSON.parse(text) as unknown).toThrow()
    expect(jsonFault(text)).toBe(offset)
  })

  it('finds none in what the parser takes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 1)
        expect(jsonFault(text)).toBe(text.length)
      }),
    )
  })
})

describe('readJson', () => {
  it('reads back what was written', () => {
    const value = schema.parse(JSON.parse(TEXT))
    expect(readJson(bytes(`\ufeff${writeJson(value)}`), schema)).toMatchObject({ value })
  })

  it('names line and path of every value that does not fit', () => {
    const read = readJson(bytes(TEXT.replace('2] }', '-2] }').replace('"code": "M', '"kode": "M')), schema)
    if (!('problems' in read)) throw new Error('should not fit')
    expect(read.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [5, 'nodes.0.weights.1', 'INVALID_VALUE'],
      [6, 'nodes.1.code', 'INVALID_VALUE'],
    ])
  })

  it('names the line where the text stops being JSON', () => {
    const fault = (text: string) => {
      const read = readJson(bytes(text), schema)
      return 'problems' in read ? read.problems.map(({ line, code }) => [line, code]) : []
    }
    expect(fault('{\n  "title": x\n}')).toEqual([[2, 'NOT_JSON']])
    expect(fault('{\n  "title": "a",\n')).toEqual([[3, 'NOT_JSON']])
    expect(readJson(new Uint8Array([0xb1, 0xb1]), schema)).toMatchObject({ problems: [{ code: 'NOT_UTF8' }] })
  })
})
