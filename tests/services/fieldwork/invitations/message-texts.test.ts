import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'

import type { InvitationLine } from '#app/services/fieldwork/invitations/invitation-file.ts'
import { messageTexts } from '#app/services/fieldwork/invitations/message-texts.ts'

const LINK = 'https://survey.example/i/7K3M-9QRT-2VWX-4YZ0'
const line = (number: number, link = LINK): InvitationLine => ({
  number,
  batch: 1,
  city: '330100',
  stratum: 'core',
  label: 'Old town',
  code: '7K3M-9QRT-2VWX-4YZ0',
  link,
})

const smsOf = (template: string, lines = [line(1)]) =>
  parse(messageTexts('sms', lines, template), { columns: true }) as Record<string, string>[]

/** A template whose text is of so many signs once the link stands in it. */
const ofLength = (sign: string, signs: number) => sign.repeat(signs - LINK.length) + '{link}'

describe('messages for a gateway', () => {
  test('hold the link of each person wherever the template has its mark, and the texts of one are no other’s', () => {
    const messages = smsOf('Answer, please: {link}', [line(1), line(2, 'https://survey.example/i/other')])
    expect(messages).toEqual([
      expect.objectContaining({ number: '1', batch: '1', city: '330100', text: `Answer, please: ${LINK}` }),
      expect.objectContaining({ number: '2', text: 'Answer, please: https://survey.example/i/other' }),
    ])
    expect(smsOf('{link} or {link}')[0]?.['text']).toBe(`${LINK} or ${LINK}`)
  })

  test('say how many SMS a text takes: 160 signs of ASCII alone, 153 each when joined', () => {
    const parts = (signs: number) => smsOf(ofLength('a', signs))[0]?.['parts']
    expect([100, 160, 161, 306, 307].map(parts)).toEqual(['1', '1', '2', '2', '3'])
  })

  test('say how many SMS a text in Chinese takes: 70 signs alone, 67 each when joined', () => {
    const parts = (signs: number) => smsOf(ofLength('请', signs))[0]?.['parts']
    expect([60, 70, 71, 134, 135].map(parts)).toEqual(['1', '1', '2', '2', '3'])
  })

  test('count in UTF-16 units, as phones do: one emoji makes a text wide and takes two', () => {
    expect(smsOf(ofLength('a', 68) + '🙂')[0]?.['parts']).toBe('1')
    expect(smsOf(ofLength('a', 69) + '🙂')[0]?.['parts']).toBe('2')
  })

  test('keep their lines and commas in the file', () => {
    expect(smsOf('One, two\n"{link}"')[0]?.['text']).toBe(`One, two\n"${LINK}"`)
  })

  test('for WeChat stand one below the other with an empty line between', () => {
    expect(messageTexts('wechat', [line(1), line(2, 'https://b.example/i/x')], '请回答：{link}')).toBe(
      `请回答：${LINK}\n\n请回答：https://b.example/i/x\n`,
    )
  })
})
