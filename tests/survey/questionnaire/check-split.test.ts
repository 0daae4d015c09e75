import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { formQuestionnaires } from '#app/services/reference/form-questionnaires.ts'
import { checkQuestionnaire } from '#app/survey/questionnaire/check-questionnaire.ts'
import type { Split } from '#app/survey/rules/present.ts'

const bank: unknown = JSON.parse(readFileSync('prisma/reference/question-bank.json', 'utf8'))
const form = formQuestionnaires(bank).find((one) => one.form === 'split')?.content
if (!form?.split) throw new Error('no split form')
const good = form.split

function faults(change: (blocks: Split['blocks']) => Split['blocks'], asked = good.asked) {
  const split = { blocks: change(structuredClone(good.blocks)), asked }
  return checkQuestionnaire({ ...form!, split }).map(({ path, code }) => [path.join('.'), code])
}

test('the shipped split form is sound: twelve indices, half of them asked', () => {
  expect(checkQuestionnaire(form)).toEqual([])
  expect([good.blocks.length, good.asked]).toEqual([12, 6])
})

test('asking every block is no split', () => {
  expect(faults((blocks) => blocks, 12)).toEqual([['split.asked', 'NOT_SPLIT']])
})

test('unknown and repeated items and blocks are named with their place', () => {
  const extra = (code: string, items: string[]) => (blocks: Split['blocks']) => [...blocks, { code, items }]
  expect(faults(extra('X', ['nowhere']))).toEqual([['split.blocks.12.items.0', 'UNKNOWN_ITEM']])
  expect(faults(extra('S1', ['one_change_open']))).toEqual([['split.blocks.12.code', 'REPEATED_BLOCK']])
  expect(faults(extra('X', ['s1_road_safety']))).toContainEqual(['split.blocks.12.items.0', 'REPEATED_ITEM'])
})

test('what screens or weighs is asked of everybody', () => {
  const without = (code: string) => (blocks: Split['blocks']) => [...blocks, { code: 'X', items: [code] }]
  expect(faults(without('age_group'))).toEqual([['split.blocks.12.items.0', 'NEEDED_FROM_ALL']])
  expect(faults(without('gender'))).toEqual([['split.blocks.12.items.0', 'NEEDED_FROM_ALL']])
})

test('an index is never torn apart', () => {
  const torn = faults((blocks) => blocks.map((block) => ({ ...block, items: block.items.slice(0, 2) })))
  expect(new Set(torn.map(([, code]) => code))).toEqual(new Set(['TORN_INDEX']))
})
