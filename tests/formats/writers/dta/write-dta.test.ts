import { describe, expect, it } from 'vitest'

import { fileOf, madeRecords } from '#tests/support/records/described-tables.ts'

const SECTIONS = [
  'stata_dta',
  'map',
  'variable_types',
  'varnames',
  'sortlist',
  'formats',
  'value_label_names',
  'variable_labels',
  'characteristics',
  'data',
  'strls',
  'value_labels',
]

/** `npm run test:readers` reads the values back with haven and pandas; here the places that they rely on are checked. */
describe('writeDta', () => {
  for (const characters of [600, 3000]) {
    it(`maps every section, with texts of ${characters} characters`, async () => {
      const file = await fileOf(madeRecords(1203, characters), 'dta')
      const map = file.indexOf('<map>') + '<map>'.length
      const places = SECTIONS.map((_, at) => Number(file.readBigUInt64LE(map + at * 8)))
      SECTIONS.forEach((tag, at) => {
        expect(file.toString('latin1', places[at], places[at]! + tag.length + 2)).toBe(`<${tag}>`)
      })
      expect(Number(file.readBigUInt64LE(map + 12 * 8))).toBe(file.length - '</stata_dta>'.length)
      expect(Number(file.readBigUInt64LE(map + 13 * 8))).toBe(file.length)
    })
  }

  it('states 1203 rows, whole numbers with labels, and the codes of no opinion as .a', async () => {
    const file = await fileOf(madeRecords(1203), 'dta')
    expect(file.readBigUInt64LE(file.indexOf('<N>') + 3)).toBe(1203n)
    const types = file.indexOf('<variable_types>') + '<variable_types>'.length
    expect([0, 1, 2].map((at) => file.readUInt16LE(types + at * 2))).toEqual([6, 65_526, 65_528])
    const labels = file.toString('utf8', file.indexOf('<lbl>'))
    expect(labels).toContain('Yes\0No\0')
    expect(labels).toContain('99 Don’t know\0')
  })

  it('names variables in at most 32 characters, each once', async () => {
    const table = madeRecords()
    const columns = table.columns.map((column, at) => ({
      ...column,
      name: `a_name_of_more_than_thirty_two_characters_${at}`,
    }))
    const file = await fileOf({ ...table, columns }, 'dta')
    const at = file.indexOf('<varnames>') + '<varnames>'.length
    const names = columns.map((_, which) =>
      file.toString('latin1', at + which * 129, at + which * 129 + 129).replace(/\0+$/, ''),
    )
    expect(new Set(names).size).toBe(5)
    for (const name of names) expect(name).toMatch(/^[a-z]\w{1,31}$/)
  })
})
