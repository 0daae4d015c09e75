import { expect, test } from 'vitest'

import type { Item } from '#app/survey/item.ts'
import { schemeOfFramework, type Scheme } from '#app/survey/scheme/scheme.ts'
import type { SchemeNode } from '#app/survey/scheme/scheme-tree.ts'
import { unaskedImportance } from '#app/survey/scheme/unasked-importance.ts'

const node = (code: string, parent: string | null, level: SchemeNode['level']): SchemeNode => ({
  ...{ code, parent, level, weight: 1, peopleShare: null },
})
const TREE = [
  node('SMILE', null, 'index'),
  node('S', 'SMILE', 'first'),
  node('M', 'SMILE', 'first'),
  node('S1', 'S', 'second'),
  node('M1', 'M', 'second'),
  node('M2', 'M', 'second'),
]
const OWN = schemeOfFramework({ code: 'SMILE', version: 1, content: { aggregation: 'arithmetic' } })
const weighing = (level: 'first' | 'second'): Scheme => ({
  ...OWN,
  weights: { ...OWN.weights, [level]: { method: 'residents' } },
})
const asks = (type: Item['type'], ...codes: string[]): Pick<Item, 'type' | 'options'> => ({
  type,
  options: codes.map((value) => ({ value, label: { 'zh-CN': value, en: value } })),
})

test('a scheme without weights of residents needs no question', () => {
  expect(unaskedImportance(OWN, TREE, [])).toBeNull()
})

test('one ranking question must hold all parts of an index, among others or not', () => {
  expect(unaskedImportance(weighing('first'), TREE, [asks('ranking', 'S', 'M', 'other')])).toBeNull()
  const apart = [asks('ranking', 'S'), asks('ranking', 'M')]
  expect(unaskedImportance(weighing('first'), TREE, apart)).toBe('SMILE')
  expect(unaskedImportance(weighing('first'), TREE, [asks('multiple_choice', 'S', 'M')])).toBe('SMILE')
})

test('the first index that is not asked about is named', () => {
  expect(unaskedImportance(weighing('second'), TREE, [asks('ranking', 'S1')])).toBe('M')
  const both = [asks('ranking', 'M1', 'M2'), asks('ranking', 'S1')]
  expect(unaskedImportance(weighing('second'), TREE, both)).toBeNull()
})
