import { expect, it } from 'vitest'

import type { Condition, Item, ItemType, OptionValue } from '#app/survey/item.ts'
import { paperForm } from '#app/survey/paper/paper-form.ts'
import { readPaperField, writePaperField } from '#app/survey/paper/read-paper-field.ts'

const text = { 'zh-CN': '题', en: 'text' }
function item(code: string, values: OptionValue[], over: Partial<Item> = {}): Item {
  return {
    code,
    dimension: 'S1',
    forms: [],
    type: 'single_choice' as ItemType,
    scale: null,
    text,
    short_label: text,
    options: values.map((value) => ({ value, label: text, missing: value === 99 })),
    polarity: 'none',
    required: false,
    notes: '',
    ...over,
  }
}
const when = (code: string, ...values: OptionValue[]): Condition => ({ item: code, values })

it('numbers the questions and keeps whole numbers as codes; words are counted', () => {
  const form = paperForm([item('a', [5, 4, 99]), item('b', ['male', 'female', 'withheld'])])
  expect(form.map(({ number }) => number)).toEqual([1, 2])
  expect(form[0]?.options.map(({ code }) => code)).toEqual(['5', '4', '99'])
  expect(form[1]?.options.map(({ code }) => code)).toEqual(['1', '2', '3'])
})

it('says beside an answer where to go on when a question falls away, and nothing where the next one follows', () => {
  const form = paperForm([
    item('used', [1, 0]),
    item('how', [1, 2], { show_if: when('used', 1) }),
    item('why', [1, 2], { show_if: when('used', 1) }),
    item('age', [1, 2]),
  ])
  expect(form[0]?.options.map(({ goTo }) => goTo)).toEqual([null, { to: 'question', number: 4 }])
  expect(form[1]?.options.map(({ goTo }) => goTo)).toEqual([null, null])
  expect(form[1]?.onlyIf).toEqual(when('used', 1))
})

it('leads to the end when nothing is left to ask, and turns away who is not asked', () => {
  const form = paperForm([
    item('lives', ['yes', 'no'], { screen_out: ['no'] }),
    item('used', [1, 0]),
    item('how', [1], { show_if: when('used', 1) }),
  ])
  expect(form[0]?.options.map(({ goTo }) => goTo)).toEqual([null, { to: 'stop' }])
  expect(form[1]?.options.map(({ goTo }) => goTo)).toEqual([null, { to: 'end' }])
})

it('leaves to the words above a question what one answer alone does not decide', () => {
  const form = paperForm([
    item('a', [1, 0]),
    item('b', [1, 0]),
    item('c', [1], { show_if: { all: [when('a', 1), when('b', 1)] } }),
    item('d', [1]),
  ])
  expect(form.flatMap(({ options }) => options.map(({ goTo }) => goTo))).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})

it('reads codes back into the values they stand for, and writes them again', () => {
  const [one, several, order, count, open] = paperForm([
    item('one', ['x', 'y', 'z']),
    item('several', [3, 4, 5], { type: 'multiple_choice' }),
    item('order', ['S', 'M', 'I'], { type: 'ranking' }),
    item('count', ['unsure'], { type: 'number' }),
    item('open', [], { type: 'open_text' }),
  ])
  const cases = [
    [one!, '2', 'y'],
    [several!, '3 5', [3, 5]],
    [order!, '3 1', ['I', 'S']],
    [count!, '12.5', 12.5],
    [count!, 'A', 'unsure'],
    [open!, '多种树', '多种树'],
  ] as const
  for (const [question, keyed, value] of cases) {
    expect(readPaperField(question, keyed)).toEqual({ value })
    expect(writePaperField(question, value as never)).toBe(keyed)
  }
  expect(readPaperField(several!, '3,5、4')).toEqual({ value: [3, 5, 4] })
  expect(readPaperField(count!, 'a')).toEqual({ value: 'unsure' })
  expect(readPaperField(one!, '  ')).toEqual({ value: undefined })
  expect(writePaperField(one!, undefined)).toBe('')
})

it('names the first code that a question does not know', () => {
  const [one, several, count] = paperForm([
    item('one', [1, 2]),
    item('several', [1, 2], { type: 'multiple_choice' }),
    item('count', [], { type: 'number' }),
  ])
  expect(readPaperField(one!, '3')).toEqual({ unknown: '3' })
  expect(readPaperField(one!, '1 2')).toEqual({ unknown: '1 2' })
  expect(readPaperField(several!, '1 7 8')).toEqual({ unknown: '7' })
  expect(readPaperField(count!, 'many')).toEqual({ unknown: 'many' })
})
