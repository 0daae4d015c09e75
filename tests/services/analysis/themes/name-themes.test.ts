import { describe, expect, it } from 'vitest'

import { nameThemes } from '#app/services/analysis/themes/name-themes.ts'
import { wordsOfText } from '#app/services/analysis/themes/words-of-text.ts'

const keys = (text: string) => wordsOfText(text).map(({ key }) => key)
const themes = (written: [string, number][], least = 10) =>
  nameThemes(
    written.map(([text]) => wordsOfText(text)),
    written.map(([, residents]) => residents),
    least,
  ).map(({ words }) => words.join(' '))

describe('the words of a text', () => {
  it('are those that say what it is about, in Chinese, English and both', () => {
    expect(keys('希望小区多一些停车位')).toEqual(['小区', '停车位'])
    expect(keys('The buses are too crowded')).toEqual(['bus', 'crowded'])
    expect(keys('地铁站 Wi-Fi 信号不好')).toEqual(expect.arrayContaining(['地铁站', '信号']))
  })

  it('keep words of city life together that the dictionary cuts apart, under one name', () => {
    expect(keys('公交车等太久')).toEqual(keys('公交等太久'))
    expect(keys('房价太高')).toContain('房价')
  })

  it('hold no name, number or account, so that nobody becomes a theme', () => {
    expect(keys('我叫王小明，路灯坏了，微信 wang_12345')).toEqual(['路灯'])
  })
})

describe('the themes of a question', () => {
  it('are words of enough residents, most frequent first', () => {
    expect(
      themes([
        ['公交太挤', 12],
        ['噪音', 30],
        ['路灯太暗', 9],
      ]),
    ).toEqual(['噪音', '公交'])
  })

  it('are pairs where two words are mostly written together, and then not the words', () => {
    expect(
      themes([
        ['小区停车位不够', 40],
        ['小区绿化', 12],
      ]),
    ).toEqual(['小区 停车位', '绿化'])
  })

  it('say nothing twice: what is mostly written with a more frequent theme is left out', () => {
    expect(
      themes([
        ['公交太挤', 60],
        ['公交太挤，地铁也挤', 20],
      ]),
    ).toEqual(['公交'])
  })

  it('are the same whatever the order of the texts', () => {
    const written: [string, number][] = [
      ['公交太挤', 20],
      ['噪音扰民', 20],
      ['buses at night', 15],
      ['a bus at night', 15],
    ]
    expect(themes(written.toReversed())).toEqual(themes(written))
  })

  it('are written as most residents write them', () => {
    expect(
      themes([
        ['More buses', 20],
        ['A better bus', 11],
      ]),
    ).toEqual(['buses'])
  })
})
