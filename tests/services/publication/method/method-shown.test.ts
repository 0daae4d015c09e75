import { describe, expect, it } from 'vitest'

import type { FieldworkFacts } from '#app/data/results/analyses.server.ts'
import { describeQuarantine, describeShown } from '#app/services/publication/method/method-shown.ts'

const facts: FieldworkFacts = { modes: {}, languages: {}, invited: null, answeredOfInvited: null }

describe('the method card', () => {
  it('says of a split questionnaire how large a part everybody is asked, and what else chance decides', () => {
    const shown = { shuffled: 1, turned: 17, split: { blocks: 12, asked: 6, items: 24 } }
    const { en, 'zh-CN': zh } = describeShown({ fieldwork: { ...facts, shown } })
    expect(en).toContain('24 questions in 12 blocks, of which every resident is asked 6')
    expect(en).toContain('a chance of 50.0%')
    expect(en).toContain('options of 1 question stand in an order drawn for each resident')
    expect(en).toContain('17 scales run backwards for half of the residents')
    expect(zh).toContain('24 道题分为 12 组')
  })

  it('says how many responses are put aside', () => {
    expect(describeQuarantine({ fieldwork: { ...facts, quarantined: 3 } }).en).toBe(
      '3 responses that came in as programs send them are put aside and count nowhere.',
    )
    expect(describeQuarantine({ fieldwork: { ...facts, quarantined: 1 } })['zh-CN']).toContain('1 份作答')
  })

  it('adds nothing where everybody was asked alike, and for analyses of earlier code', () => {
    const nothing = { 'zh-CN': '', en: '' }
    expect(
      describeShown({ fieldwork: { ...facts, shown: { shuffled: 0, turned: 0, split: null } } }),
    ).toEqual(nothing)
    expect(describeShown({ fieldwork: facts })).toEqual(nothing)
    expect(describeQuarantine({ fieldwork: facts })).toEqual(nothing)
  })
})
