import { describe, expect, it } from 'vitest'

import { redactQuote, tellQuote } from '#app/survey/quotes/redact-quote.ts'

const told = (text: string, places: string[] = [], byHand: string[] = []) =>
  tellQuote(redactQuote(text, places, byHand))

describe('what may not stand in a quotation is struck out', () => {
  it.each([
    ['公交站没有雨棚，电话 13800138000', '公交站没有雨棚，电话 […]'],
    ['打 138-0013-8000 或 010 6554 1234 找我', '打 […]或 […]找我'],
    ['call me on +86 138 0013 8000 please', 'call me on […]please'],
    ['电话１３８００１３８０００', '电话[…]'],
    ['电话一三八零零一三八零零零', '电话[…]'],
    ['身份证 11010519491231002X 办不了', '身份证 […] 办不了'],
    ['写信给 ming.li@example.com.cn 谢谢', '写信给 […] 谢谢'],
    ['加我微信：abc_12345 细说', '加我[…] 细说'],
    ['my wechat id is smiling_cat88', 'my […]'],
    ['wxid_7ab8c9 联系', '[…] 联系'],
    ['见 https://example.com/a?b=1，谢谢', '见 […]，谢谢'],
    ['我叫王小明，停车难', '我叫[…]，停车难'],
    ['感谢张老师和李建国主任', '感谢[…]老师和[…]主任'],
    ['My name is John Smith, too noisy', 'My name is […], too noisy'],
    ['Ask Dr. Wang about it', 'Ask […] about it'],
    ['住在 12 栋 301 室', '住在 […]'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected)
  })

  it('strikes out the places it is given, in every language', () => {
    expect(told('朝阳区的公交太挤', ['朝阳区'])).toBe('[…]的公交太挤')
    expect(told('buses in chaoyang are full', ['Chaoyang'])).toBe('buses in […] are full')
  })

  it('strikes out what the evaluator adds, taken literally', () => {
    expect(told('幸福路的路灯(坏了)', [], ['幸福路', '(坏了)'])).toBe('[…]的路灯[…]')
  })

  it('leaves ordinary wishes as they were written', () => {
    const wishes = [
      '早晚高峰公交太挤，希望多开几班',
      '社区医院看病方便一点',
      'More buses at rush hour',
      '办事少跑一趟',
    ]
    expect(wishes.map((wish) => told(wish))).toEqual(wishes)
  })
})

it('says of every piece why it is struck out, and keeps the text whole', () => {
  const text = '王先生电话 13800138000'
  const pieces = redactQuote(text, [], [])
  expect(pieces.map(({ text: piece }) => piece).join('')).toBe(text)
  expect(pieces.flatMap(({ struck }) => struck ?? [])).toEqual(['name', 'number'])
})
