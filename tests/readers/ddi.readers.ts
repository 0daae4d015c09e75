import { describe, expect, it } from 'vitest'

import { drawnFigures, fileOf, madeRecords } from '#tests/support/records/described-tables.ts'
import { isThere, ReadingFolder, runReader } from './reading.ts'

const folder = new ReadingFolder()
const RULES = ['--noout', '--nonet', '--schema', 'tests/readers/ddi-codebook-2.5-used.xsd']

describe.runIf(isThere('libxml2-utils'))('xmllint', () => {
  it('finds the codebooks of records and of figures within the rules of DDI-Codebook 2.5', async () => {
    const { table } = await drawnFigures('estimates', 3)
    for (const each of [madeRecords(), table]) {
      const file = folder.write(`${each.name}.xml`, await fileOf(each, 'ddi'))
      expect(runReader('xmllint', [...RULES, file])).toBe('')
    }
  })

  it('would find a codebook outside them', async () => {
    const text = (await fileOf(madeRecords(), 'ddi')).toString('utf8')
    for (const broken of [text.replace('missing="Y"', 'missing="yes"'), text.replace(' name="weight"', '')]) {
      expect(() => runReader('xmllint', [...RULES, folder.write('broken.xml', broken)])).toThrow('ended with')
    }
  })
})
