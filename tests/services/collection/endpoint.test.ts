import { createHash, randomUUID } from 'node:crypto'

import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { insertChannel } from '#app/data/fieldwork/channels/channels.server.ts'
import { replaceQuotas } from '#app/data/fieldwork/quotas/quotas.server.ts'
import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

let server: CollectionServer
let complete: Record<string, unknown>

beforeAll(async () => {
  server = await startCollection()
  const live = await server.collection.waves.find(server.waveId)
  const form = await live?.cityForm(CITY)
  complete = answersTo(form?.items ?? [])
})
afterAll(() => server.stop())
beforeEach(() => setWaveStatus(server.database, server.waveId, 'open'))

function envelope(over: Record<string, unknown> = {}) {
  return {
    submissionId: randomUUID(),
    city: CITY,
    language: 'en',
    noticeVersion: '1',
    consent: true,
    answers: complete,
    ...over,
  }
}

async function post(body: unknown, { url = server.url, headers = {}, method = 'POST' } = {}) {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
    ...(method === 'POST' ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
  })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    retryAfter: response.headers.get('retry-after'),
    body: (await response.json()) as {
      withdrawalCode?: string
      code?: string
      detail?: string
      issues?: { item: string; code: string; message: string }[]
    },
  }
}

describe('quotas', () => {
  it('hold: 200 responses at once for 50 places leave exactly 50, and a repeat takes none', async () => {
    const before = server.countRows()
    const cell = { cityCode: CITY, sex: 'female', ageGroup: '15_19', district: '' }
    replaceQuotas(server.database, server.waveId, [{ ...cell, places: 50 }])
    const sent = Array.from({ length: 200 }, () => envelope())
    const replies = await Promise.all(sent.map((one) => post(one)))
    const stored = sent.filter((_, at) => replies[at]?.status === 201)
    expect(stored).toHaveLength(50)
    expect(replies.filter(({ status, body }) => status === 409 && body.code === 'quota-full')).toHaveLength(
      150,
    )
    expect(server.countRows() - before).toBe(50)

    const again = await Promise.all(stored.map((one) => post(one)))
    expect(again.every(({ status }) => status === 200)).toBe(true)
    expect(server.countRows() - before).toBe(50)
    replaceQuotas(server.database, server.waveId, [])
  })
})

describe('a channel', () => {
  it('that the wave does not have is none: nothing strange ever stands beside an answer', async () => {
    const { body } = await post(envelope({ channel: 'zhang-san' }))
    const id = createHash('sha256')
      .update(`${server.waveId}${body.withdrawalCode}`)
      .digest('hex')
      .slice(0, 32)
    const find = server.database.columns.prepare('SELECT "channel" FROM "Response" WHERE "id" = ?')
    expect(find.pluck().get(id)).toBe('direct')
  })
})

describe('a response', () => {
  it('is stored once, with columns for weighting, the day, and a key that does not show its submission', async () => {
    insertChannel(server.database, server.waveId, { code: 'poster-7', kind: 'poster', name: 'Metro' })
    const sent = envelope({ channel: 'poster-7', seconds: 187.4 })
    const first = await post(sent)
    expect(first.status).toBe(201)
    expect(first.body.withdrawalCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)

    const code = first.body.withdrawalCode ?? ''
    const id = createHash('sha256').update(`${server.waveId}${code}`).digest('hex').slice(0, 32)
    const row = server.database.columns.prepare('SELECT * FROM "Response" WHERE "id" = ?').get(id)
    expect(row).toMatchObject({
      waveId: server.waveId,
      cityCode: CITY,
      stratum: null,
      baseWeight: 1,
      day: '2025-03-10',
      language: 'en',
      mode: 'web',
      channel: 'poster-7',
      noticeVersion: '1',
      questionnaire: 'smile-short@1',
      sex: 'female',
      ageGroup: '15_19',
      education: 'junior_or_below',
      seconds: 187,
    })
    const stored = JSON.stringify(row)
    expect(stored).not.toContain(sent.submissionId)
    expect(JSON.parse((row as { answers: string }).answers)).toEqual(complete)
  })

  it('that is repeated gets 200 and the same body, whatever the repeat says', async () => {
    const sent = envelope()
    const first = await post(sent)
    const count = server.countRows()
    const repeats = [
      await post(sent),
      await post({ ...sent, submissionId: sent.submissionId.toUpperCase() }),
      await post({ ...sent, answers: { ...complete, gender: 'male' } }),
      await post({ ...sent, answers: { gender: 'no such thing' } }),
      await post({ ...sent, city: '440300', noticeVersion: '2' }),
    ]
    for (const repeat of repeats) {
      expect(repeat.status).toBe(200)
      expect(repeat.body).toEqual(first.body)
    }
    expect(server.countRows()).toBe(count)
  })

  it('sent ten times at once is stored once', async () => {
    const sent = envelope()
    const count = server.countRows()
    const results = await Promise.all(Array.from({ length: 10 }, () => post(sent)))
    expect(results.filter((result) => result.status === 201)).toHaveLength(1)
    expect(results.filter((result) => result.status === 200)).toHaveLength(9)
    expect(new Set(results.map((result) => result.body.withdrawalCode)).size).toBe(1)
    expect(server.countRows()).toBe(count + 1)
  })

  it('may leave out what is not required, and a blank text counts as left out', async () => {
    const { dimension_importance, ...others } = complete
    expect(dimension_importance).toBeDefined()
    const sent = envelope({ answers: { ...others, one_change_open: '  \n ' } })
    const { status, body } = await post(sent)
    expect(status).toBe(201)
    const id = createHash('sha256')
      .update(`${server.waveId}${body.withdrawalCode}`)
      .digest('hex')
      .slice(0, 32)
    const row = server.database.columns.prepare('SELECT "answers" FROM "Response" WHERE "id" = ?').get(id)
    const answers = JSON.parse((row as { answers: string }).answers) as Record<string, unknown>
    expect(answers).not.toHaveProperty('one_change_open')
    expect(answers).not.toHaveProperty('dimension_importance')
    expect(answers['gender']).toBe('female')
  })
})

describe('what cannot be taken', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['an unknown item', { answers: { shoe_size: 44 } }, 'shoe_size', 'unknown_item'],
    ['a value outside the options', { answers: { gender: 'robot' } }, 'gender', 'not_an_option'],
    ['a number sent as text', { answers: { l3_schools: '5' } }, 'l3_schools', 'not_an_option'],
    ['an object for an answer', { answers: { gender: {} } }, 'gender', 'not_an_option'],
    [
      'a ranking with a repeat',
      { answers: { dimension_importance: ['S', 'S'] } },
      'dimension_importance',
      'repeated',
    ],
    ['a text too long', { answers: { one_change_open: 'x'.repeat(201) } }, 'one_change_open', 'too_long'],
    ['a control character', { answers: { one_change_open: 'a\u0000b' } }, 'one_change_open', 'wrong_type'],
    ['a missing required answer', { answers: {} }, 'gender', 'required'],
    ['somebody under 15', { answers: { age_group: 'under_15' } }, 'age_group', 'screened_out'],
    ['somebody who lives elsewhere', { answers: { usual_resident: 'no' } }, 'usual_resident', 'screened_out'],
    ['a missing consent', { consent: 'yes' }, 'consent', 'required'],
    ['a city not in the wave', { city: '110000' }, 'city', 'unknown_city'],
    ['a city that does not exist', { city: '999999' }, 'city', 'unknown_city'],
    ['an outdated notice', { noticeVersion: '0' }, 'noticeVersion', 'outdated_notice'],
    ['a language of no questionnaire', { language: 'fr' }, 'language', 'not_an_option'],
    ['a submission id that is no UUID', { submissionId: 'me' }, 'submissionId', 'wrong_type'],
    ['a field nobody asked for', { phone: '13800000000' }, 'phone', 'unknown_item'],
    ['a ticket nobody was given', { ticket: 'made-up' }, 'ticket', 'unknown_ticket'],
    ['a strange channel', { channel: '<b>' }, 'channel', 'wrong_type'],
    ['negative seconds', { seconds: -1 }, 'seconds', 'out_of_range'],
  ])('%s is named with its field, and nothing is stored', async (_name, over, item, code) => {
    const count = server.countRows()
    const answers =
      'answers' in over && Object.keys(over['answers'] as object).length
        ? { ...complete, ...(over['answers'] as object) }
        : (over['answers'] ?? complete)
    const { status, type, body } = await post(envelope({ ...over, answers }))
    expect(status).toBe(422)
    expect(type).toContain('application/problem+json')
    expect(body.issues).toContainEqual({ item, code, message: expect.stringMatching(/\w+ .*\.$/) })
    expect(server.countRows()).toBe(count)
  })

  it('is explained in the language of the post', async () => {
    const { body } = await post(envelope({ language: 'zh-CN', answers: { ...complete, gender: 'robot' } }))
    expect(body.issues).toEqual([
      { item: 'gender', code: 'not_an_option', message: '请从列出的答案里选择。' },
    ])
    expect(body.detail).toMatch(/没有保存/)
  })

  it.each<[string, number, string, Parameters<typeof post>[1] & { body?: string }]>([
    ['malformed JSON', 400, 'malformed', { body: '{"submissionId":' }],
    ['a list', 400, 'malformed', { body: '[1]' }],
    ['a body past 64 KB', 413, 'too-large', { body: JSON.stringify({ answers: 'x'.repeat(70_000) }) }],
    ['a form', 415, 'content-type', { headers: { 'content-type': 'text/plain' } }],
    ['a compressed body', 415, 'content-type', { headers: { 'content-encoding': 'gzip' } }],
    ['a GET', 405, 'method', { method: 'GET' }],
  ])('%s: %i', async (_name, status, code, { body = '{}', ...options }) => {
    const result = await post(body, options)
    expect(result.status).toBe(status)
    expect(result.type).toContain('application/problem+json')
    expect(result.body.code).toBe(code)
  })

  it('an unknown wave is 404, also for a post with faults', async () => {
    const url = `${server.origin}/api/v1/waves/nowhere/responses`
    expect((await post(envelope(), { url })).status).toBe(404)
    expect((await post({}, { url })).status).toBe(404)
    expect((await post(envelope(), { url: `${server.origin}/api/v1/waves/%E0%A4%A/responses` })).status).toBe(
      404,
    )
  })
})

describe('a wave that is not open', () => {
  it('refuses from the moment it closes, yet acknowledges what it has', async () => {
    const sent = envelope()
    const first = await post(sent)
    setWaveStatus(server.database, server.waveId, 'closed')
    const late = await post(envelope())
    expect([late.status, late.body.code]).toEqual([409, 'wave-closed'])
    const repeat = await post(sent)
    expect(repeat.status).toBe(200)
    expect(repeat.body).toEqual(first.body)
  })

  it('says so while it is paused, and goes on when it is opened again', async () => {
    setWaveStatus(server.database, server.waveId, 'paused')
    const refused = await post(envelope())
    expect([refused.status, refused.body.code]).toEqual([409, 'wave-not-open'])
    setWaveStatus(server.database, server.waveId, 'open')
    expect((await post(envelope())).status).toBe(201)
  })
})

describe('a database held by another process', () => {
  it('is waited for without holding up others', async () => {
    const other = new Sqlite(server.database.file)
    other.exec('BEGIN IMMEDIATE')
    const waiting = post(envelope())
    // refusals need no write: they are answered meanwhile
    expect((await post('{')).status).toBe(400)
    setTimeout(() => other.exec('COMMIT'), 200)
    expect((await waiting).status).toBe(201)
    other.close()
  })

  it('for more than five seconds is 503 with the time to try again, and nothing is stored', async () => {
    const count = server.countRows()
    const sent = envelope()
    const other = new Sqlite(server.database.file)
    other.exec('BEGIN IMMEDIATE')
    const result = await post(sent)
    other.exec('COMMIT')
    other.close()
    expect([result.status, result.body.code, result.retryAfter]).toEqual([503, 'busy', '5'])
    expect(server.countRows()).toBe(count)
    expect((await post(sent)).status).toBe(201)
  })
})

describe('a network that sends too much', () => {
  it('is told when to come back, and nothing more of it is read', async () => {
    const strict = await startCollection({ budget: 3 })
    const statuses = []
    for (let count = 0; count < 5; count++) statuses.push(await post('{', { url: strict.url }))
    expect(statuses.map(({ status }) => status)).toEqual([400, 400, 400, 429, 429])
    expect(statuses[4]?.body.code).toBe('too-many')
    expect(Number(statuses[4]?.retryAfter)).toBeGreaterThan(0)
    expect(Number(statuses[4]?.retryAfter)).toBeLessThanOrEqual(600)
    await strict.stop()
  })
})
