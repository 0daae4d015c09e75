import { afterAll, beforeAll, expect, test } from 'vitest'

import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import {
  listOpenWaves,
  readQuestionnaire,
} from '#app/services/collection/waves/open-questionnaires.server.ts'
import { itemSchema } from '#app/survey/questionnaire/questionnaire.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { CITY } from '#tests/support/records/waves.ts'

let server: CollectionServer

beforeAll(async () => {
  server = await startCollection()
})
afterAll(() => server.stop())

test('open waves are listed with what a machine needs to answer, and nothing else', async () => {
  expect(await listOpenWaves(server.database)).toEqual([
    {
      id: 'spring',
      title: { 'zh-CN': '春季调查', en: 'Spring survey' },
      opensOn: '2025-03-01',
      closesOn: '2025-05-31',
      languages: ['zh-CN', 'en'],
      cities: [CITY, '440300'],
    },
  ])
})

test("a questionnaire comes in the bank's format; a city fills in its districts and its core city", async () => {
  const plain = await readQuestionnaire(server.collection, 'spring', null)
  const filled = await readQuestionnaire(server.collection, 'spring', CITY)
  if ('refused' in plain || 'refused' in filled) throw new Error('refused')
  expect([plain.version, plain.noticeVersion]).toEqual(['smile-short@1', '1'])
  expect(plain.items).toHaveLength(25)
  for (const item of [...plain.items, ...filled.items]) expect(() => itemSchema.parse(item)).not.toThrow()

  const district = (items: typeof plain.items) => items.find(({ code }) => code === 'district')
  expect(district(plain.items)?.options).toEqual([])
  expect(district(filled.items)?.options.map(({ value }) => value)).toContain('330106')
  const travel = filled.items.find(({ code }) => code === 'e2_core_city_travel')
  expect(travel?.text).toEqual({
    'zh-CN': '您对往返上海的交通方便程度满意吗？',
    'zh-Hant': '您對往返上海的交通方便程度滿意嗎？',
    en: 'How satisfied are you with the ease of travel to and from Shanghai?',
  })
})

test('a wave nobody knows, a draft, and a city not asked are refused', async () => {
  expect(await readQuestionnaire(server.collection, 'nowhere', null)).toEqual({ refused: 'unknown-wave' })
  expect(await readQuestionnaire(server.collection, 'spring', '110000')).toEqual({ refused: 'unknown-city' })
  setWaveStatus(server.database, 'spring', 'draft')
  await new Promise((nextTurn) => setImmediate(nextTurn))
  expect(await readQuestionnaire(server.collection, 'spring', null)).toEqual({ refused: 'unknown-wave' })
  expect(await listOpenWaves(server.database)).toEqual([])
})
