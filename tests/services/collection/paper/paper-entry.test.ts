import { afterAll, beforeAll, expect, it } from 'vitest'

import { compareSheet } from '#app/services/collection/paper/compare-sheet.server.ts'
import { enterSheet, type KeyedSheet } from '#app/services/collection/paper/enter-sheet.server.ts'
import { readSheets } from '#app/services/collection/paper/read-sheets.server.ts'
import { isDueTwice, sheetIds } from '#app/services/collection/paper/sheet-id.server.ts'
import { undoSheet } from '#app/services/collection/paper/undo-sheet.server.ts'
import { paperForm, type PaperItem } from '#app/survey/paper/paper-form.ts'
import { writePaperField } from '#app/survey/paper/read-paper-field.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

const AS = { by: 'eva', on: '2025-03-10' }
let server: CollectionServer
let form: PaperItem[]
let fields: Record<string, string>
let noticeVersion: string

beforeAll(async () => {
  server = await startCollection({ wave: { modes: ['paper'] } })
  const live = await server.collection.waves.find(server.waveId)
  noticeVersion = live?.wave.noticeVersion ?? ''
  const items = (await live?.cityForm(CITY))?.items ?? []
  form = paperForm(items)
  const answers = answersTo(items)
  fields = Object.fromEntries(
    form.map((question) => [question.item.code, writePaperField(question, answers[question.item.code])]),
  )
})
afterAll(() => server.stop())

function sheet(
  number: string,
  over: Record<string, string> = {},
  rest: Partial<KeyedSheet> = {},
): KeyedSheet {
  const keyed = { ...fields, ...over }
  return {
    wave: server.waveId,
    city: CITY,
    sheet: number,
    language: 'zh-CN',
    noticeVersion,
    consent: true,
    ticket: null,
    keyed: (item) => keyed[item] ?? '',
    ...rest,
  }
}
const enter = (post: KeyedSheet) => enterSheet(server.database, server.collection, post, AS)
const rows = () =>
  server.database.columns.prepare('SELECT "mode", "channel", "seconds", "answers" FROM "Response"').all() as {
    mode: string
    answers: string
  }[]

it('takes a sheet in as every other response, with the mode paper and the codes read back into answers', async () => {
  const result = await enter(sheet('0001'))
  expect(result).toMatchObject({ outcome: 'stored' })
  expect(rows()).toMatchObject([{ mode: 'paper', channel: 'direct', seconds: null }])
  const stored = JSON.parse(rows()[0]!.answers) as Record<string, unknown>
  expect(stored).toEqual(answersTo(form.map(({ item }) => item)))
})

it('says that a sheet is in already, and takes no other answers under its number', async () => {
  expect(await enter(sheet('0001'))).toMatchObject({ outcome: 'repeated' })
  expect(await enter(sheet('0001', { smile_greet_day: '5' }))).toEqual({
    outcome: 'refused',
    reason: 'sheet-taken',
  })
  expect(rows()).toHaveLength(1)
})

it('names the place of everything that cannot be: codes, missing answers, people who are not asked', async () => {
  const faulty = await enter(sheet('0002', { age_group: '12', smile_greet_day: '', usual_resident: '2' }))
  expect(faulty).toEqual({
    outcome: 'faulty',
    faults: [
      { item: 'usual_resident', number: 1, code: 'screened_out', keyed: '2' },
      { item: 'age_group', number: 2, code: 'not_an_option', keyed: '12' },
      { item: 'smile_greet_day', number: 3, code: 'required', keyed: '' },
    ],
  })
})

it('takes no sheet without number or consent, in another city, or with another notice', async () => {
  const reason = async (post: KeyedSheet) => {
    const result = await enter(post)
    return result.outcome === 'refused' ? result.reason : result.outcome
  }
  expect(await reason(sheet('no 3'))).toBe('no-sheet-number')
  expect(await reason(sheet('0003', {}, { consent: false }))).toBe('no-consent')
  expect(await reason(sheet('0003', {}, { city: '110000' }))).toBe('unknown-city')
  expect(await reason(sheet('0003', {}, { noticeVersion: '0' }))).toBe('outdated_notice')
  expect(await reason(sheet('0003', {}, { ticket: 'AAAA-BBBB' }))).toMatch(/ticket/)
  expect(rows()).toHaveLength(1)
})

it('compares a second keying field by field, stores the count, and leaves the response as it is', async () => {
  const before = rows()[0]!.answers
  const second = { by: 'eve', on: '2025-03-11' }
  const same = await compareSheet(server.database, server.collection, sheet('0001'), second)
  expect(same).toEqual({ outcome: 'compared', compared: form.length, differing: [] })
  const other = sheet('0001', { smile_greet_day: '5', one_change_open: '' })
  expect(await compareSheet(server.database, server.collection, other, second)).toMatchObject({
    outcome: 'compared',
    differing: [
      { item: 'smile_greet_day', first: '4', second: '5' },
      { item: 'one_change_open', second: '' },
    ],
  })
  expect((await readSheets(server.database, server.waveId)).twice).toEqual({
    sheets: 1,
    fields: form.length,
    differing: 2,
  })
  expect(rows()[0]!.answers).toBe(before)
  expect(await compareSheet(server.database, server.collection, sheet('0099'), second)).toEqual({
    outcome: 'refused',
    reason: 'not-keyed',
  })
  expect(
    await compareSheet(server.database, server.collection, sheet('0001', { gender: '9' }), second),
  ).toMatchObject({
    outcome: 'faulty',
  })
})

it('undoes a sheet until the wave closes, after which it may be keyed anew', async () => {
  const of = { wave: server.waveId, sheet: '0001' }
  const as = { by: 'eva', at: new Date('2025-03-11T08:00:00Z') }
  expect(await undoSheet(server.database, of, as)).toEqual({ outcome: 'withdrawn' })
  expect(rows()).toEqual([])
  expect((await readSheets(server.database, server.waveId)).sheets).toEqual([])
  expect(await enter(sheet('0001', { smile_greet_day: '5' }))).toMatchObject({ outcome: 'stored' })
  server.database.columns.prepare(`UPDATE "Wave" SET "status" = 'closed'`).run()
  expect(await undoSheet(server.database, of, as)).toMatchObject({ outcome: 'refused', reason: 'closed' })
  expect(await enter(sheet('0004'))).toEqual({ outcome: 'refused', reason: 'wave-closed' })
})

it('draws about one sheet in ten for a second keying, and always the same ones', () => {
  const wave = { id: 'w', secret: 'ab12' }
  const drawn = Array.from({ length: 2000 }, (_, at) => isDueTwice(wave, String(at), 10))
  const share = drawn.filter(Boolean).length / drawn.length
  expect(share).toBeGreaterThan(0.075)
  expect(share).toBeLessThan(0.125)
  expect(sheetIds(wave, '1').submissionId).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(sheetIds(wave, '1')).not.toEqual(sheetIds({ ...wave, secret: 'other' }, '1'))
})
