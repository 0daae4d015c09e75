import { describe, expect, it } from 'vitest'

import { fileOf, madeRecords } from '#tests/support/records/described-tables.ts'

/** `npm run test:readers` holds the whole file to the rules of the format. */
describe('writeDdi', () => {
  it('says of every variable what it means, in both languages, and which is the weight', async () => {
    const text = (await fileOf(madeRecords(), 'ddi')).toString('utf8')
    expect(text.match(/<var /g)).toHaveLength(5)
    expect(text).toContain('<var ID="V2" name="weight" files="F1" intrvl="contin" wgt="wgt">')
    expect(text).toContain('name="one_question_with_a_long_name" files="F1" intrvl="discrete" wgt-var="V2"')
    expect(text).toContain('<labl xml:lang="zh-CN">weight 的标签</labl>')
  })

  it('marks the values that carry no opinion', async () => {
    const text = (await fileOf(madeRecords(), 'ddi')).toString('utf8')
    expect(text).toContain(
      '<catgry missing="Y">\n<catValu>99</catValu>\n<labl xml:lang="zh-CN">不知道</labl>',
    )
    expect(text).toContain('<catgry missing="N">\n<catValu>1</catValu>')
  })

  it('writes signs of XML as text', async () => {
    const text = (await fileOf(madeRecords(), 'ddi')).toString('utf8')
    expect(text).toContain('>Method &lt;one&gt; &amp; &quot;two&quot;</notes>')
  })
})
