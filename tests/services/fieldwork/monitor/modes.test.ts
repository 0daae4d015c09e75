import { afterAll, beforeAll, expect, test } from 'vitest'

import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import { findWave, setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { compareModes } from '#app/services/fieldwork/monitor/compare-modes.server.ts'
import { readField } from '#app/services/fieldwork/monitor/read-field.server.ts'
import { tellUnanswered } from '#app/services/fieldwork/monitor/tell-unanswered.server.ts'
import type { Answers } from '#app/survey/item.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

let database: TestDatabase
const NOW = new Date('2025-03-11T04:00:00Z')
const EVERYWHERE = { waveId: 'spring', cityCode: null }

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await makeOpenWave(database, { closesOn: '2025-03-20' })
})
afterAll(() => database.remove())

let made = 0
function answer(mode: string, count: number, answers: Answers): void {
  const response = {
    waveId: 'spring',
    cityCode: CITY,
    stratum: null,
    baseWeight: 1,
    day: '2025-03-10',
    language: 'en',
    mode,
    channel: 'direct',
    noticeVersion: '1',
    questionnaire: 'smile-short@1',
    sex: null,
    ageGroup: null,
    education: null,
    district: null,
    seconds: 120,
    answers: JSON.stringify(answers),
  }
  insertResponses(
    database,
    Array.from({ length: count }, () => ({ ...response, id: `r${made++}` })),
  )
}

test('what stays unanswered counts over the closed questions that everybody is asked; never used is an answer', () => {
  const item = (code: string, over: object = {}) => ({
    code,
    dimension: 'S1',
    forms: [],
    type: 'single_choice' as const,
    scale: null,
    text: { 'zh-CN': code, en: code },
    short_label: { 'zh-CN': code, en: code },
    options: [1, 2, 97, 99].map((value) => ({
      value,
      label: { 'zh-CN': '', en: '' },
      ...(value > 90 ? { missing: true } : {}),
    })),
    polarity: 'positive' as const,
    required: false,
    notes: '',
    ...over,
  })
  const items = [
    item('a'),
    item('b'),
    item('behind', { show_if: { item: 'a', values: [1] } }),
    item('words', { type: 'open_text', options: [] }),
  ]
  // by oneself: 4 answers could be there, one is withheld and one is missing; on paper none is
  answer('web', 1, { a: 99, b: 97 })
  answer('web', 1, { a: 1 })
  answer('paper', 2, { a: 1, b: 2 })
  const told = tellUnanswered(database, EVERYWHERE, { items })
  expect(Object.fromEntries(told)).toEqual({ web: 0.5, paper: 0 })
})

/*
 * By oneself 20 say 5 and 20 say 2: smile rate 50. To interviewers 9 say 4 and 3 say 1: 75. On paper 5: too few.
 * Satisfaction: by oneself 30 at 5 (100) and 10 at 3 (50), mean 87.5; to interviewers 12 at 3, mean 50.
 *
 * R 4.2.2:
 *   t.test(c(rep(100, 9), rep(0, 3)), c(rep(100, 20), rep(0, 20)))$p.value             0.11822630914718882
 *   t.test(rep(50, 12), c(rep(100, 30), rep(50, 10)))$p.value                          2.6451983084775371e-13
 */
test('smile rate and satisfaction stand by mode once the wave has closed, each tested against the mode most used', async () => {
  answer('web', 20, { smile_greet_day: 5, city_life_satisfaction: 5 })
  answer('web', 10, { smile_greet_day: 2, city_life_satisfaction: 5 })
  answer('web', 10, { smile_greet_day: 2, city_life_satisfaction: 3 })
  answer('interviewer', 9, { smile_greet_day: 4, city_life_satisfaction: 3 })
  answer('interviewer', 3, { smile_greet_day: 1, city_life_satisfaction: 3 })
  answer('paper', 5, { smile_greet_day: 5, city_life_satisfaction: 5 })
  expect((await readField(database, 'spring', null, NOW))?.modesCompared).toBeNull()

  setWaveStatus(database, 'spring', 'closed')
  const report = await readField(database, 'spring', CITY, NOW)
  expect(report?.modesCompared).toMatchObject({ reference: 'web', hiddenBelow: 10 })
  const [web, interviewer, ...others] = report?.modesCompared?.lines ?? []
  expect(others).toEqual([])
  expect(web).toEqual({
    mode: 'web',
    n: 40,
    smileRate: 50,
    satisfaction: 87.5,
    smileDifference: null,
    smileP: null,
    satisfactionDifference: null,
    satisfactionP: null,
  })
  expect(interviewer).toMatchObject({
    mode: 'interviewer',
    n: 12,
    smileRate: 75,
    smileDifference: 25,
    satisfaction: 50,
    satisfactionDifference: -37.5,
  })
  expect(interviewer?.smileP).toBeCloseTo(0.11822630914718882, 12)
  // the smaller of two p-values is doubled
  expect(interviewer?.satisfactionP).toBeCloseTo(2 * 2.6451983084775371e-13, 18)
})

test('one mode alone is compared with nothing', async () => {
  const items = (await findWave(database, 'spring'))?.questionnaire.content.items ?? []
  expect(compareModes(database, EVERYWHERE, items, 20)).toBeNull()
})
