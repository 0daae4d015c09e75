import { describe, expect, it } from 'vitest'

import { describePipes } from '#app/survey/questionnaire/describe-pipes.ts'

describe('describePipes', () => {
  it('says in both languages what residents of each city find in a question', () => {
    const asked = { 'zh-CN': '往返{{coreCity}}方便吗？', en: 'Is it easy to reach {{coreCity}}?' }
    expect(describePipes(asked)).toEqual({
      'zh-CN': '往返城市群核心城市方便吗？',
      en: 'Is it easy to reach the core city of the cluster?',
    })
  })

  it('leaves no place open that it does not know, and other texts as they are', () => {
    expect(describePipes({ 'zh-CN': '{{mayor}}好吗？', en: 'How is {{mayor}}?' })).toEqual({
      'zh-CN': '…好吗？',
      en: 'How is …?',
    })
    const plain = { 'zh-CN': '好吗？', 'zh-Hant': '好嗎？', en: 'Well?' }
    expect(describePipes(plain)).toEqual(plain)
  })
})
