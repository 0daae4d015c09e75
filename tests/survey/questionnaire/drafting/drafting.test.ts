import { describe, expect, it } from 'vitest'

import type { Condition, Item } from '#app/survey/item.ts'
import { blocksOf, conditionOfFields } from '#app/survey/questionnaire/drafting/condition-fields.ts'
import { applyEdit } from '#app/survey/questionnaire/drafting/draft-edit.ts'
import { itemOfFields } from '#app/survey/questionnaire/drafting/item-fields.ts'
import { mergeDrafts } from '#app/survey/questionnaire/drafting/merge-drafts.ts'
import { simplifyCondition } from '#app/survey/questionnaire/drafting/simplify-condition.ts'
import { listTexts, writeTexts } from '#app/survey/questionnaire/drafting/texts.ts'

const text = (en: string, zh = '问') => ({ 'zh-CN': zh, en })
const item = (code: string, changes: Partial<Item> = {}): Item => ({
  code,
  dimension: 'USAGE',
  forms: ['short'],
  type: 'single_choice',
  scale: null,
  text: text(`Question ${code}`),
  short_label: text(code),
  options: [
    { value: 1, label: text('Yes', '是') },
    { value: 2, label: text('No', '否') },
  ],
  polarity: 'none',
  required: true,
  notes: '',
  ...changes,
})
const draft = (...items: Item[]) => ({ title: text('Title', '名'), items })
const codes = (content: { items: Item[] } | null) => content?.items.map(({ code }) => code)

describe('applyEdit', () => {
  const content = draft(item('a'), item('b'), item('c', { show_if: { not: { item: 'a', values: [1] } } }))

  it('adds, moves and takes out, and leaves the draft it was given alone', () => {
    expect(codes(applyEdit(content, { kind: 'add', items: [item('x'), item('a')], after: 'a' }))).toEqual(['a', 'x', 'b', 'c']) // prettier-ignore
    expect(codes(applyEdit(content, { kind: 'move', code: 'c', by: -1 }))).toEqual(['a', 'c', 'b'])
    expect(codes(applyEdit(content, { kind: 'move', code: 'a', by: -1 }))).toEqual(['a', 'b', 'c'])
    expect(codes(applyEdit(content, { kind: 'remove', code: 'b' }))).toEqual(['a', 'c'])
    expect(codes(content)).toEqual(['a', 'b', 'c'])
  })

  it('renames an item wherever it is named', () => {
    const split = { blocks: [{ code: 'A', items: ['a'] }, { code: 'B', items: ['b'] }], asked: 1 } // prettier-ignore
    const renamed = applyEdit({ ...content, split }, { kind: 'item', code: 'a', item: item('z') })
    expect(codes(renamed)).toEqual(['z', 'b', 'c'])
    expect(renamed?.items[2]?.show_if).toEqual({ not: { item: 'z', values: [1] } })
    expect(renamed?.split?.blocks[0]?.items).toEqual(['z'])
  })

  it('misses an item that is gone, and a code that is taken', () => {
    expect(applyEdit(content, { kind: 'remove', code: 'x' })).toBeNull()
    expect(applyEdit(content, { kind: 'item', code: 'a', item: item('b') })).toBeNull()
  })
})

describe('mergeDrafts', () => {
  const base = draft(item('a'), item('b'), item('c'))

  it('keeps what each has changed, language by language', () => {
    const mine = draft(item('a', { text: text('Mine') }), item('b'), item('m'), item('c'))
    const theirs = draft(
      item('c'),
      item('a', { text: text('Question a', '他们') }),
      item('b', { required: false }),
    )
    const { content, collisions } = mergeDrafts(base, mine, theirs)
    expect(collisions).toEqual([])
    expect(codes(content)).toEqual(['c', 'a', 'b', 'm'])
    expect(content.items[1]?.text).toEqual({ 'zh-CN': '他们', en: 'Mine' })
    expect(content.items[2]?.required).toBe(false)
  })

  it('takes mine where both changed the same, and says where', () => {
    const mine = { ...draft(item('a', { text: text('Mine') }), item('b'), item('c')), title: text('M', '名') }
    const theirs = { ...draft(item('a', { text: text('Theirs') }), item('c')), title: text('N', '名') }
    const { content, collisions } = mergeDrafts(base, mine, theirs)
    expect(content.title.en).toBe('M')
    expect(codes(content)).toEqual(['a', 'c'])
    expect(collisions).toEqual([
      { item: 'a', field: 'text.en' },
      { item: null, field: 'title.en' },
    ])
  })

  it('does not lose what one took out while the other was changing it', () => {
    const theirs = draft(item('a'), item('b', { notes: 'changed' }), item('c'))
    const { content, collisions } = mergeDrafts(base, draft(item('a'), item('c')), theirs)
    expect(codes(content)).toEqual(['a', 'b', 'c'])
    expect(collisions).toEqual([{ item: 'b', field: 'removed' }])
  })
})

describe('texts', () => {
  const content = draft(item('a'), item('b', { hint: text('', '提示') }))

  it('are listed once where answers say the same, and written everywhere', () => {
    const slots = listTexts(content)
    expect(slots.map(({ key }) => key)).toEqual([
      'title', 'a|text', 'a|option|0', 'a|option|1', 'a|short_label', 'b|text', 'b|hint', 'b|short_label',
    ]) // prettier-ignore
    const changed = writeTexts(content, [
      { key: 'a|option|0', language: 'en', value: 'Yes, I do' },
      { key: 'b|hint', language: 'en', value: 'A hint' },
      { key: 'title', language: 'zh-Hant', value: '名' },
    ])
    expect(changed.items.map(({ options }) => options[0]?.label.en)).toEqual(['Yes, I do', 'Yes, I do'])
    expect(changed.items[1]?.hint?.en).toBe('A hint')
    expect(changed.title['zh-Hant']).toBe('名')
    expect(content.items[0]?.options[0]?.label.en).toBe('Yes')
  })
})

describe('conditions', () => {
  const items = [item('a'), item('n', { type: 'number', options: [] })]
  const cases: Condition[] = [
    { item: 'a', values: [1] },
    { item: 'a', values: [1, 2] },
    { not: { item: 'a', values: [1] } },
    { all: [{ item: 'a', values: [1] }, { any: [{ item: 'n', compare: '>=', than: 18 }, { item: 'a', answered: true }] }] },
  ] // prettier-ignore

  it('come back from the fields of the form as they went in', () => {
    for (const condition of cases) {
      const fields = new URLSearchParams()
      blocksOf(condition)?.forEach((block, at) =>
        block.forEach(({ about, not, sign, than }, line) => {
          const name = `block.${at}.line.${line}`
          fields.set(`${name}.about`, about)
          if (not) fields.set(`${name}.not`, 'yes')
          fields.set(`${name}.sign`, sign)
          fields.set(`${name}.than`, than)
        }),
      )
      expect(conditionOfFields(fields, items)).toEqual(condition)
    }
    expect(blocksOf({ any: [{ all: cases.slice(0, 2) }, cases[2]!] })).toBeNull()
    expect(conditionOfFields(new URLSearchParams(), items)).toBeNull()
  })

  it('lose needless layers', () => {
    const same = (value: number): Condition => ({ item: 'a', values: [value] })
    expect(simplifyCondition({ all: [{ any: [same(1), same(2)] }] })).toEqual({ item: 'a', values: [1, 2] })
    expect(simplifyCondition({ not: { not: same(1) } })).toEqual(same(1))
  })
})

describe('itemOfFields', () => {
  const before = item('a', { pipes: { city: { from: 'city.cluster_core', fallback: text('x') } } })

  it('reads texts, options in their order, ends and limits, and keeps what the form does not show', () => {
    const fields = new URLSearchParams({
      code: 'a', dimension: 'S1', polarity: 'positive', required: 'yes', notes: ' n ', 'text.zh-CN': '问', 'text.en': 'Q',
      'option.0.value': '1', 'option.0.was': '0', 'option.0.label.en': 'Yes', 'option.0.kind': '',
      'option.1.value': '', 'option.1.was': '1', 'option.1.label.en': '', 'option.1.kind': '',
      'option.2.value': '99', 'option.2.was': '', 'option.2.label.en': "Don't know", 'option.2.kind': 'dont_know',
      ends: '0',
    }) // prettier-ignore
    const read = itemOfFields(fields, before)
    expect(read).toMatchObject({
      dimension: 'S1',
      required: true,
      notes: 'n',
      screen_out: [1],
      pipes: before.pipes,
    })
    expect(read.options).toEqual([
      { value: 1, label: { 'zh-CN': '', en: 'Yes' } },
      { value: 99, label: { 'zh-CN': '', en: "Don't know" }, code: 'dont_know', missing: true },
    ])
    expect(itemOfFields(fields, before, { at: 1, by: -1 }).options.map(({ value }) => value)).toEqual([99, 1])
    expect('hint' in read || 'min' in read).toBe(false)
  })
})
