import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { readCsv } from '#app/formats/csv.ts'
import { initialsOf } from '#app/survey/cities/initials.ts'
import { searchNames } from '#app/survey/cities/match-city.ts'
import { rankNames } from '#app/ui/browser/cities/rank-names.ts'

const register = readCsv(readFileSync('prisma/reference/cities.csv')).table.rows.map(({ cells }) => ({
  code: cells['city_code']!,
  name: { 'zh-CN': cells['name_zh']!, en: cells['name_en']! },
}))
const cities = register.map((city) => ({
  value: city.name.en,
  also: city.name['zh-CN'],
  names: searchNames(city),
}))
const found = (typed: string, most = 8) => rankNames(cities, typed, most).map(({ value }) => value)

test('every city of the register is found by its Chinese name, its English name, its code and its letters', () => {
  expect(register).toHaveLength(121)
  for (const { code, name } of register) {
    expect(found(name['zh-CN'])[0], code).toBe(name.en)
    expect(found(name.en)[0], code).toBe(name.en)
    expect(found(code), code).toEqual([name.en])
  }
})

test('the letters of a name are those of its syllables, one for each Chinese character', () => {
  const other = new Set(['150100', '150600', '230100', '540100', '650100', '810000', '820000'])
  for (const { name } of register.filter(({ code }) => !other.has(code))) {
    expect(initialsOf(name.en), name.en).toHaveLength(name['zh-CN'].replace(/市$/, '').length)
  }
  const letters = ['Guangzhou', "Xi'an", 'Jinan', 'Lianyungang', 'Taizhou (Jiangsu)', "Ha'erbin"].map(
    initialsOf,
  )
  expect(letters).toEqual(['gz', 'xa', 'jn', 'lyg', 'tz', 'heb'])
})

test('letters find a city, and those that begin with what was typed come first', () => {
  expect(found('gz', 2)).toEqual(['Guangzhou', 'Ganzhou'])
  expect(found('heb')).toContain('Harbin')
  expect(found('hk')).toContain('Hong Kong')
  expect(found('xian')[0]).toBe("Xi'an")
  expect(found('xiang')[0]).toBe('Hong Kong')
  expect(found('an').slice(0, 2)).toEqual(['Anshan', 'Anqing'])
})

test('pinyin finds cities whose English name is another', () => {
  expect(found('huhe')).toEqual(['Hohhot'])
  expect(found('aomen')).toEqual(['Macao'])
  expect(found('wulumuqi')).toEqual(['Urumqi'])
})

test('no more than asked for, and none for what nobody is called', () => {
  expect(found('zhou', 5)).toHaveLength(5)
  expect(found('qqqq')).toEqual([])
})
