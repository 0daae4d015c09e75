import { expect, it } from 'vitest'

import { watchInterviewers } from '#app/services/fieldwork/assisted/watch-interviewers.ts'
import type { Answers, Item } from '#app/survey/item.ts'

const text = { 'zh-CN': '题', en: 'item' }
const options = [1, 2, 3, 4, 5].map((value) => ({ value, label: text }))
const ITEMS = Array.from({ length: 12 }, (_, at): Item => ({
  code: `q${at}`,
  dimension: 'S1',
  forms: [],
  type: 'single_choice',
  scale: 'agree5',
  text,
  short_label: text,
  options: [...options, { value: 99, label: text, missing: true }],
  polarity: 'positive',
  required: false,
  notes: '',
}))

const interview = (interviewer: number, seconds: number | null, answers: Answers) => ({
  interviewer,
  mode: 'interviewer',
  seconds,
  answers,
})
/** Answers that differ from one interview to the next in every item. */
const mixed = (turn: number): Answers =>
  Object.fromEntries(ITEMS.map(({ code }, at) => [code, 1 + ((turn * 7 + at * 3) % 5)]))
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at))

const ANSWERS = [
  ...times(12, (at) => interview(1, 600 + at, mixed(at))),
  ...times(12, (at) => interview(2, 200 + at, { ...mixed(3), q0: 1 + (at % 2) })),
  ...times(9, (at) => interview(3, 600, mixed(at + 2))),
]

it('points out who is quick, whose interviews are near duplicates, and whose answers hardly vary', () => {
  const { lines, medianSeconds, interviews } = watchInterviewers(ITEMS, ANSWERS)
  expect(interviews).toBe(33)
  expect(medianSeconds).toBe(600)
  expect(lines[0]?.seen?.flags).toEqual(['alike'])
  expect(lines[1]?.seen).toMatchObject({ medianSeconds: 205.5, alike: 1, flags: ['quick', 'alike', 'flat'] })
})

it('says nothing of an interviewer with fewer than ten interviews, and counts them all the same', () => {
  const { lines } = watchInterviewers(ITEMS, ANSWERS)
  expect(lines[2]).toEqual({ interviewer: 3, interviews: 9, seen: null })
})

it('leaves out who has too few interviews when it shares out the spread, and puts the worst item first', () => {
  const { effects } = watchInterviewers(ITEMS, ANSWERS)
  expect(effects).toHaveLength(12)
  expect(effects.map(({ correlation }) => correlation)).toEqual(
    effects.map(({ correlation }) => correlation).sort((a, b) => b - a),
  )
  expect(watchInterviewers(ITEMS, ANSWERS.slice(0, 12)).effects).toEqual([])
})

it('counts no answer that carries no opinion, and stays silent where there is nothing', () => {
  const silent = times(10, (at) => interview(1, null, { q0: 99, q1: 1 + (at % 5) }))
  const { lines, medianSeconds } = watchInterviewers(ITEMS, silent)
  expect(medianSeconds).toBeNull()
  expect(lines[0]?.seen).toEqual({ medianSeconds: null, alike: null, spread: 1, flags: [] })
  expect(watchInterviewers(ITEMS, [])).toEqual({ interviews: 0, medianSeconds: null, lines: [], effects: [] })
})
