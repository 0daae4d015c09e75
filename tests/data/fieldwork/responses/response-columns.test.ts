import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { replaceQualityFlags } from '#app/data/fieldwork/quality-flags.server.ts'
import { readResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { hashResponses } from '#app/data/fieldwork/responses/response-hash.server.ts'
import { openResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import type { Item } from '#app/survey/item.ts'
import type { ResponseRow } from '#app/survey/response.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.remove())

const text = { 'zh-CN': '', en: '' }
const option = (value: number | string, missing = false) => ({ value, label: text, missing })
const item = (code: string, over: Partial<Item>): Item => ({
  code,
  dimension: 'S1',
  forms: [],
  type: 'single_choice',
  scale: 'sat5',
  text,
  short_label: text,
  options: [option(5), option(4), option(99, true)],
  polarity: 'positive',
  required: true,
  notes: '',
  ...over,
})
const ITEMS = [
  item('calm', {}),
  item('wishes', { type: 'ranking', options: [option('S'), option('M'), option('L')] }),
  item('words', { type: 'open_text', options: [] }),
]

function response(waveId: string, id: string, over: Partial<ResponseRow> = {}): ResponseRow {
  return {
    waveId,
    id,
    cityCode: '110000',
    stratum: 'core',
    baseWeight: 2.5,
    day: '2026-03-01',
    language: 'zh-CN',
    mode: 'web',
    channel: 'link',
    noticeVersion: '1',
    questionnaire: 'q@1',
    sex: 'male',
    ageGroup: '25_34',
    education: null,
    district: '110101',
    seconds: 90,
    answers: '{"calm":4,"wishes":["L","S"],"words":"=1+1"}',
    ...over,
  }
}

async function read(waveId: string) {
  const snapshot = openResponseSnapshot(db)
  try {
    return await readResponseColumns(snapshot, {
      waveId,
      cities: ['110000', '310000'],
      margins: ['sex_age_group', 'education'],
      items: ITEMS,
    })
  } finally {
    snapshot.close()
  }
}

describe('readResponseColumns', () => {
  it('turns answers into numbers, with codes of their own for what is missing', async () => {
    insertResponses(db, [
      response('codes', 'b', { cityCode: '310000', sex: null, seconds: null, answers: '{"calm":99}' }),
      response('codes', 'a'),
      response('codes', 'c', { stratum: null, cityCode: '999999', answers: '{}' }),
    ])
    const columns = await read('codes')
    expect(columns.count).toBe(3)
    expect([...columns.city]).toEqual([0, 1, -1])
    expect([...columns.baseWeight]).toEqual([2.5, 2.5, 2.5])
    expect([...columns.seconds]).toEqual([90, -1, 90])
    expect(columns.stratum.categories).toEqual(['core'])
    expect([...columns.stratum.codes]).toEqual([0, 0, -1])
    expect(columns.margins.get('sex_age_group')).toEqual({
      categories: ['male:25_34'],
      codes: Int32Array.of(0, -1, 0),
    })
    expect([...columns.margins.get('education')!.codes]).toEqual([-1, -1, -1])
    expect(columns.answers.map((column) => [column.item.code, column.kind, [...column.codes]])).toEqual([
      ['calm', 'choice', [1, 2, -1]],
      ['wishes', 'list', [0b101, 0, 0]],
    ])
    expect(columns.mode).toEqual({ categories: ['web'], codes: Int32Array.of(0, 0, 0) })
  })

  it('notices answers that are none of the options', async () => {
    insertResponses(db, [response('stray', 'a'), response('stray', 'b', { answers: '{"calm":7}' })])
    const [calm] = (await read('stray')).answers
    expect(calm?.strays).toEqual({ count: 1, first: 1 })
    expect(calm?.codes[1]).toBe(-1)
  })

  it('hashes the rows by their keys: the order of arrival does not matter, every cell and flag does', async () => {
    insertResponses(db, [response('one', 'a'), response('one', 'b')])
    insertResponses(db, [response('two', 'b'), response('two', 'a')])
    insertResponses(db, [response('three', 'a'), response('three', 'b', { baseWeight: 2.6 })])
    const one = await hashResponses(db, 'one')
    expect(one).toEqual((await read('one')).hash)
    expect(one.count).toBe(2)
    expect((await hashResponses(db, 'two')).hash).toBe(one.hash)
    expect((await hashResponses(db, 'three')).hash).not.toBe(one.hash)
    replaceQualityFlags(db, 'two', ['speeder'], [{ responseId: 'b', flag: 'speeder' }])
    expect((await hashResponses(db, 'two')).hash).not.toBe(one.hash)
  })

  it('misses no row and no flag where one reading ends and the next begins', async () => {
    const ids = Array.from({ length: 1001 }, (_, at) => `r${String(at).padStart(4, '0')}`)
    insertResponses(
      db,
      ids.map((id, at) => response('long', id, { seconds: at })),
    )
    const flagged = ids.filter((_, at) => at % 199 < 3)
    replaceQualityFlags(
      db,
      'long',
      ['pattern', 'speeder'],
      flagged.flatMap((responseId) => [
        { responseId, flag: 'speeder' },
        { responseId, flag: 'pattern' },
      ]),
    )
    const columns = await read('long')
    expect([...columns.seconds]).toEqual(ids.map((_, at) => at))
    expect(columns.flagNames).toEqual(['pattern', 'speeder'])
    expect([...columns.flags]).toEqual(ids.map((_, at) => (at % 199 < 3 ? 0b11 : 0)))
    expect(columns.hash).toEqual(await hashResponses(db, 'long'))
  })

  it('sees one moment of the database however long the reading takes', async () => {
    insertResponses(db, [response('still', 'a')])
    const snapshot = openResponseSnapshot(db)
    expect(snapshot.count('still')).toBe(1)
    insertResponses(db, [response('still', 'b')])
    expect([...snapshot.ids('still')]).toEqual(['a'])
    snapshot.close()
    expect((await read('still')).count).toBe(2)
  })
})

describe('replaceQualityFlags', () => {
  it('keeps flags of other kinds, and gives none to responses that are gone', async () => {
    insertResponses(db, [response('flags', 'a'), response('flags', 'b')])
    replaceQualityFlags(db, 'flags', ['checked'], [{ responseId: 'a', flag: 'checked' }])
    replaceQualityFlags(
      db,
      'flags',
      ['speeder'],
      [
        { responseId: 'a', flag: 'speeder' },
        { responseId: 'gone', flag: 'speeder' },
      ],
    )
    replaceQualityFlags(db, 'flags', ['speeder'], [{ responseId: 'b', flag: 'speeder' }])
    const { flagNames, flags } = await read('flags')
    expect(flagNames).toEqual(['checked', 'speeder'])
    expect([...flags]).toEqual([0b01, 0b10])
  })
})
