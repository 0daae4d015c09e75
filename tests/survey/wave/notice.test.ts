import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import {
  LATEST_NOTICE,
  NOTICE_PARTS,
  noticeOf,
  NOTICE_VERSIONS,
  toldPresentation,
} from '#app/survey/wave/notice.ts'

type Words = Record<string, Record<string, string>>

function wordsIn(language: string): Words {
  const file = JSON.parse(readFileSync(`locales/${language}/resident.json`, 'utf8')) as { notice: Words }
  return file.notice
}

/** Words that residents have agreed to; a change of meaning is a new version, never a new hash here. */
const AGREED_TO = {
  'zh-CN': {
    '1': '61e825834c5345ad',
    '2': '06c921dec58fb8b8',
  },
  en: {
    '1': '44f9119bdfef6c50',
    '2': '4347ded5a4beb675',
  },
}

describe('the notice to residents', () => {
  test('the words of a version stay as they were agreed to', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const version of NOTICE_VERSIONS) {
        const words = JSON.stringify(wordsIn(language)[version])
        expect(createHash('sha256').update(words).digest('hex').slice(0, 16), `${language} ${version}`).toBe(
          AGREED_TO[language][version],
        )
      }
    }
  })

  test('every part of every version has words in every language', () => {
    for (const language of ['zh-CN', 'zh-Hant', 'en']) {
      for (const version of NOTICE_VERSIONS) {
        const words = wordsIn(language)[version] ?? {}
        for (const part of NOTICE_PARTS[version]) {
          expect(words[part] ?? words[`${part}_other`], `${language} ${version} ${part}`).toBeTruthy()
        }
      }
    }
  })

  test('the latest says that the order of the choices, simpler words and the interview are kept', () => {
    const { shown: en } = wordsIn('en')[LATEST_NOTICE] ?? {}
    expect(en).toMatch(/order in which the choices stood|in which order the choices stood/)
    expect(en).toMatch(/simpler words/)
    expect(en).toMatch(/somebody asked you/)
    expect(wordsIn('zh-CN')[LATEST_NOTICE]?.['shown']).toMatch(/顺序.*更简单的说法.*有人问您/)
  })

  test('a wave from before versions were declared shows the first', () => {
    expect(noticeOf('spring')).toBe('1')
    expect(noticeOf('2')).toBe('2')
  })
})

describe('how the questions were shown', () => {
  const shown = { reversed: true, blocks: null, orders: { fruit: [2, 1] }, simple: false }

  test('is kept under a notice that says so, and under an earlier one not at all', () => {
    expect(toldPresentation('2', shown)).toBe(shown)
    expect(toldPresentation('1', shown)).toBeNull()
    expect(toldPresentation('1', null)).toBeNull()
  })

  test('leaves under an earlier notice the blocks asked, which the answers show anyway', () => {
    expect(toldPresentation('1', { ...shown, blocks: ['a', 'c'] })).toEqual({
      reversed: null,
      blocks: ['a', 'c'],
      orders: {},
      simple: null,
    })
  })
})
