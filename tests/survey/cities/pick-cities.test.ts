import { describe, expect, it } from 'vitest'

import { pickCities } from '#app/survey/cities/pick-cities.ts'

const city = (code: string, zh: string, en: string) => ({ code, name: { 'zh-CN': zh, en } })
const CITIES = [
  city('330100', '杭州市', 'Hangzhou'),
  city('320400', '常州市', 'Changzhou'),
  city('320500', '苏州市', 'Suzhou'),
  city('341300', '宿州市', 'Suzhou'),
  city('150100', '呼和浩特市', 'Hohhot'),
]
const codes = (...typed: string[]) => pickCities(CITIES, typed).picked.map(({ code }) => code)

describe('cities that a reader typed', () => {
  it('are known by code, by name in either language, by pinyin and by a part that is enough', () => {
    expect(codes('330100', '苏州市', 'Hohhot')).toEqual(['330100', '320500', '150100'])
    expect(codes('huhehaote')).toEqual(['150100'])
    expect(codes('hang')).toEqual(['330100'])
    expect(codes('hangzhou', '常州')).toEqual(['330100', '320400'])
    expect(codes('angzho')).toEqual([])
    expect(codes(' 宿州 ')).toEqual(['341300'])
  })

  it('are taken once, and empty fields are passed over', () => {
    expect(codes('330100', '', 'Hangzhou', '  ')).toEqual(['330100'])
  })

  it('are not guessed: what fits none or several is said', () => {
    expect(pickCities(CITIES, ['Suzhou', 'Paris']).notPicked).toEqual([
      {
        typed: 'Suzhou',
        reason: 'ambiguous',
        meant: [
          { 'zh-CN': '苏州市', en: 'Suzhou' },
          { 'zh-CN': '宿州市', en: 'Suzhou' },
        ],
      },
      { typed: 'Paris', reason: 'unknown', meant: [] },
    ])
  })
})
