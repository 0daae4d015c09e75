import { describe, expect, it } from 'vitest'

import type { Condition, Item } from '#app/survey/item.ts'
import { asksTheSame } from '#app/survey/questionnaire/checking/asks-the-same.ts'
import { checkDraft, uncoveredIndices } from '#app/survey/questionnaire/checking/check-draft.ts'
import { findDeadEnds } from '#app/survey/questionnaire/checking/dead-ends.ts'
import { estimateMinutes, readingSeconds } from '#app/survey/questionnaire/checking/length.ts'

const text = (en: string, zh = '问') => ({ 'zh-CN': zh, en })
const option = (value: number | string, missing = false) => ({
  value,
  label: text(`answer ${value}`, `答${value}`),
  ...(missing ? { missing } : {}),
})

const item = (code: string, changes: Partial<Item> = {}): Item => ({
  code,
  dimension: 'USAGE',
  forms: [],
  type: 'single_choice',
  scale: null,
  text: text('Question?'),
  short_label: text('Short'),
  options: [option(1), option(2), option(99, true)],
  polarity: 'none',
  required: true,
  notes: '',
  ...changes,
})

const ends = (...items: Item[]) =>
  findDeadEnds(items).map(({ code, about }) => [code, about['item'], about['other']])
const shown = (code: string, show_if: Condition) => item(code, { show_if })
const is = (code: string, ...values: number[]): Condition => ({ item: code, values })

describe('dead ends', () => {
  it('are not found where every question can be reached', () => {
    const number = item('n', { type: 'number', options: [], min: 0, max: 100, whole: true })
    expect(
      ends(
        item('a'),
        number,
        shown('b', is('a', 1)),
        shown('c', { all: [is('b', 2), { item: 'n', compare: '>', than: 99 }] }),
        shown('d', { not: { item: 'b', answered: true } }),
      ),
    ).toEqual([])
  })

  it('are conditions on later and unknown questions, and circles', () => {
    expect(ends(shown('a', is('b', 1)), item('b'))).toEqual([['conditionLater', 'a', 'b']])
    expect(ends(item('a'), shown('b', is('x', 1)))).toEqual([['conditionUnknown', 'b', 'x']])
    expect(ends(shown('a', is('b', 1)), shown('b', is('a', 1)))).toEqual([
      ['conditionLoop', 'a', 'b'],
      ['unreachable', 'b', undefined],
    ])
  })

  it('are conditions that contradict themselves, and those that what leads there never meets', () => {
    const both = { all: [is('a', 1), is('a', 2)] }
    expect(ends(item('a'), shown('b', both))).toEqual([['conditionContradicts', 'b', undefined]])
    expect(ends(item('a'), shown('b', is('a', 1)), shown('c', { all: [is('a', 2), is('b', 1)] }))).toEqual([
      ['unreachable', 'c', undefined],
    ])
    const ending = item('a', { screen_out: [2] })
    expect(ends(ending, shown('b', is('a', 2)))).toEqual([['unreachable', 'b', undefined]])
    const low = item('n', { type: 'number', options: [], min: 0, max: 10 })
    expect(ends(low, shown('b', { item: 'n', compare: '>', than: 10 }))).toEqual([
      ['conditionContradicts', 'b', undefined],
    ])
  })

  it('are a question everybody ends at; a condition that always holds is only pointed out', () => {
    expect(ends(item('a', { screen_out: [1, 2, 99] }))).toEqual([['everybodyEnds', 'a', undefined]])
    expect(ends(item('a'), shown('b', { item: 'a', answered: true }))).toEqual([
      ['conditionAlways', 'b', undefined],
    ])
  })
})

describe('checkDraft', () => {
  const against = { indices: ['S1', 'S2'], bank: [], before: [], promised: true }
  const codes = (items: Item[], changes = {}) =>
    checkDraft({ title: text('T', '题'), items }, { ...against, ...changes }).map(({ level, code, about }) =>
      [level, code, about['item'] ?? about['index'] ?? about['variable'] ?? about['language']].join(' '),
    )
  const sound = [
    item('s', { margin_variable: 'sex' }),
    item('y', { margin_variable: 'age_group' }),
    item('s1', { dimension: 'S1', polarity: 'positive' }),
    item('s2', { dimension: 'S2', polarity: 'positive' }),
  ]

  it('finds nothing in a sound questionnaire', () => {
    expect(codes(sound)).toEqual([])
    expect(uncoveredIndices(sound, ['S1', 'E3'])).toEqual(['E3'])
  })

  it('lists errors first, then what is uncovered, untranslated, unscored or unweighted', () => {
    const bare = item('s1', { dimension: 'S1', text: text('', '问'), options: [option('a'), option('b')] })
    const mute = item('mute', { text: text('', '') })
    expect(codes([bare, mute])).toEqual([
      'error noText mute',
      'warning untranslated en',
      'warning uncovered S2',
      'warning notWeighted sex',
      'warning notWeighted age_group',
      'warning noPolarity s1',
      'warning noScale s1',
      'warning noDontKnow s1',
    ])
    expect(codes([])[0]).toBe('error noItems ')
  })

  it('calls wording that differs from the bank or the version before a break', () => {
    const reworded = sound.map((one) =>
      one.code === 's1' ? { ...one, text: text('Other?', '别的？') } : one,
    )
    expect(codes(reworded, { bank: sound })).toEqual(['warning changedFromBank s1'])
    expect(codes(reworded, { before: [...sound, item('gone')] })).toEqual([
      'warning changedFromVersion s1',
      'warning droppedFromVersion gone',
    ])
  })

  it('points at two questions in one, long texts and a promise that cannot be kept', () => {
    const double = { ...sound[2]!, text: text('How good are parks and roads?', '公园和道路好吗？') }
    expect(codes([sound[0]!, sound[1]!, double, sound[3]!])).toEqual(['warning doubleBarrelled s1'])
    const long = { ...sound[2]!, text: text('word '.repeat(36), '问') }
    expect(codes([sound[0]!, sound[1]!, long, sound[3]!])).toEqual(['warning longText s1'])
    const many = Array.from({ length: 90 }, (_, at) => item(`q${at}`))
    expect(codes([...sound, ...many])).toEqual(['warning tooLong zh-CN', 'warning tooLong en'])
    expect(codes([...sound, ...many], { promised: false })).toEqual([])
  })
})

describe('the length', () => {
  it('counts Chinese characters and English words', () => {
    // 255 characters and 228 words are a minute each; "App" is one unit among characters
    expect(readingSeconds('字'.repeat(255), 'zh-CN')).toBeCloseTo(60, 12)
    expect(readingSeconds("don't stop ".repeat(114), 'en')).toBeCloseTo(60, 12)
    expect(readingSeconds('用 App 吗？', 'zh-CN')).toBeCloseTo((3 / 255) * 60, 12)
  })

  it('reads a list of answers that came before for a quarter, and a random block by its share', () => {
    // one question: 1 word, answers 6 words, 3 s to answer, 10 s around
    const one = { title: text('T'), items: [item('a')] }
    const first = (7 / 228) * 60 + 3
    expect(estimateMinutes(one, 'en')).toBeCloseTo((10 + first) / 60, 12)
    const again = (2.5 / 228) * 60 + 3
    const two = { title: text('T'), items: [item('a'), item('b')] }
    expect(estimateMinutes(two, 'en')).toBeCloseTo((10 + first + again) / 60, 12)
    const blocks = [{ code: 'A', items: ['a'] }, { code: 'B', items: ['b'] }] // prettier-ignore
    const split = { ...two, split: { blocks, asked: 1 } }
    expect(estimateMinutes(split, 'en')).toBeCloseTo((10 + (first + again) / 2) / 60, 12)
  })
})

describe('asksTheSame', () => {
  const before = { title: text('T'), items: [item('a'), item('b', { show_if: is('a', 1) })] }

  it('passes over words, and names what would take other answers', () => {
    const words = before.items.map((one) => ({
      ...one,
      text: text('Corrected?', '更正'),
      options: one.options.map((own) => ({ ...own, label: text('x', '某') })),
    }))
    expect(asksTheSame(before, { title: text('New'), items: words })).toEqual([])
    expect(asksTheSame(before, { ...before, items: before.items.toReversed() })).toEqual(['a', 'b'])
    const other = [item('a', { options: [option(1), option(3)] }), before.items[1]!, item('c')]
    expect(asksTheSame(before, { ...before, items: other })).toEqual(['a', 'c'])
    expect(asksTheSame(before, { ...before, items: [item('a'), item('b')] })).toEqual(['b'])
  })
})
