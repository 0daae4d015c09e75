import { expect, test } from 'vitest'

import { stepInterview, type ScreenPost } from '#app/survey/rules/interview.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import { makeItem } from '#tests/support/records/items.ts'

const items: Item[] = [
  makeItem('resident', ['yes', 'no'], { screen_out: ['no'] }),
  makeItem('uses_bus', ['yes', 'no']),
  makeItem('bus', [5, 3, 1], { show_if: { item: 'uses_bus', values: ['yes'] } }),
  makeItem('rank', ['a', 'b', 'c'], { type: 'ranking', required: false, min_ranked: 1, max_ranked: 2 }),
  makeItem('words', [], { type: 'open_text', required: false, max_length: 5 }),
]
const code = (index: number) => items[index]?.code

function step(answers: Answers, over: Partial<ScreenPost>) {
  const result = stepInterview(items, answers, {
    screen: '',
    intent: 'next',
    fromCheck: false,
    fields: [],
    ...over,
  })
  const { view } = result
  return { ...result, at: view.kind === 'item' ? code(view.index) : view.kind }
}

test('an answer leads to the next question, and is kept as its option has it', () => {
  const { answers, at } = step({}, { screen: 'resident', fields: ['yes'] })
  expect([answers, at]).toEqual([{ resident: 'yes' }, 'uses_bus'])
  expect(step({}, { screen: 'bus', fields: ['3'] }).answers).toEqual({})
  const asked = step({ uses_bus: 'yes' }, { screen: 'bus', fields: ['3'] })
  expect([asked.answers, asked.at]).toEqual([{ uses_bus: 'yes', bus: 3 }, 'rank'])
})

test('a question is left out, and an answer dropped, when the answer it hangs on changes', () => {
  const before = { resident: 'yes', uses_bus: 'yes', bus: 5 }
  const { answers, at } = step(before, { screen: 'uses_bus', fields: ['no'] })
  expect([answers, at]).toEqual([{ resident: 'yes', uses_bus: 'no' }, 'rank'])
})

test('going on without a required answer stays and says why; an optional one may be left out', () => {
  expect(step({}, { screen: 'uses_bus' }).view).toEqual({
    kind: 'item',
    index: 1,
    fields: [],
    issue: 'required',
    fromCheck: false,
  })
  expect(step({}, { screen: 'rank', fields: ['', ''] }).at).toBe('words')
})

test('what cannot be taken is shown again as it was entered', () => {
  expect(step({}, { screen: 'rank', fields: ['a', 'a'] }).view).toMatchObject({
    issue: 'repeated',
    fields: ['a', 'a'],
  })
  expect(step({}, { screen: 'words', fields: ['123456'] }).view).toMatchObject({ issue: 'too_long' })
  expect(step({}, { screen: 'uses_bus', fields: ['maybe'] }).view).toMatchObject({ issue: 'not_an_option' })
})

test('somebody the survey does not ask is let go, and nothing of the answers is kept', () => {
  const { answers, at } = step({ uses_bus: 'yes' }, { screen: 'resident', fields: ['no'] })
  expect([answers, at]).toEqual([{}, 'screened-out'])
})

test('back keeps what was entered, leaves out faults, passes questions not asked, and ends at the beginning', () => {
  const before = { uses_bus: 'no' }
  expect(step(before, { screen: 'rank', intent: 'back', fields: ['b'] })).toMatchObject({
    answers: { uses_bus: 'no', rank: ['b'] },
    at: 'uses_bus',
  })
  expect(step(before, { screen: 'words', intent: 'back', fields: ['123456'] })).toMatchObject({
    answers: before,
    at: 'rank',
  })
  expect(step({}, { screen: 'resident', intent: 'back' }).at).toBe('intro')
  expect(step(before, { screen: 'check', intent: 'back' }).at).toBe('words')
})

test('a change from the check page leads back there, by way of questions that have come up', () => {
  const before = { resident: 'yes', uses_bus: 'no' }
  const changing = step(before, { screen: 'check', intent: 'change:uses_bus' })
  expect([changing.at, changing.view]).toEqual([
    'uses_bus',
    expect.objectContaining({ fromCheck: true, fields: ['no'] }),
  ])
  const changed = step(before, { screen: 'uses_bus', fromCheck: true, fields: ['yes'] })
  expect([changed.at, changed.view]).toEqual([
    'bus',
    expect.objectContaining({ fromCheck: true, issue: null }),
  ])
  expect(step(changed.answers, { screen: 'bus', fromCheck: true, fields: ['5'] }).at).toBe('check')
})

test('sending with something missing leads to it and says why', () => {
  const { at, view } = step({ resident: 'yes' }, { screen: 'check', intent: 'send' })
  expect([at, view]).toEqual(['uses_bus', expect.objectContaining({ issue: 'required', fromCheck: true })])
  expect(step({ resident: 'yes', uses_bus: 'no' }, { screen: 'check', intent: 'send' }).at).toBe('check')
})

test('a change of language keeps what is on the screen', () => {
  expect(step({}, { screen: 'words', intent: 'stay', fields: ['12345678'] }).view).toMatchObject({
    kind: 'item',
    issue: null,
    fields: ['12345678'],
  })
})
