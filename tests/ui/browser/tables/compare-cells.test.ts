import { expect, test } from 'vitest'

import { compareCells, valueOf } from '#app/ui/browser/tables/compare-cells.ts'

function sorted(texts: string[], downwards = false, language = 'en'): string[] {
  const compare = compareCells(language)
  return texts.toSorted((a, b) => compare(valueOf(a), valueOf(b), downwards))
}

test('numbers go by size with their thousands, signs and units', () => {
  expect(sorted(['1,200', '9', '-3.5', '45%', '−7'])).toEqual(['−7', '-3.5', '9', '45%', '1,200'])
})

test('what says nothing stands last, whichever way', () => {
  expect(sorted(['–', '2', '', '1'])).toEqual(['1', '2', '–', ''])
  expect(sorted(['–', '2', '', '1'], true)).toEqual(['2', '1', '–', ''])
})

test('days sort by time, Chinese names by pinyin, words after numbers', () => {
  expect(sorted(['2026-03-01', '2025-12-31'])).toEqual(['2025-12-31', '2026-03-01'])
  expect(sorted(['重庆市', '北京市', '广州市'], false, 'zh-CN')).toEqual(['北京市', '重庆市', '广州市'])
  expect(sorted(['fewer than 30', '71.4'])).toEqual(['71.4', 'fewer than 30'])
})
