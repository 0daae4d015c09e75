import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { insertChannel } from '#app/data/fieldwork/channels/channels.server.ts'
import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { makeRateBudget } from '#app/platform/http/rate-budget.server.ts'
import { readReceipt } from '#app/services/collection/interview/send-form.server.ts'
import { writeFormState } from '#app/services/collection/interview/form-state.server.ts'
import { residentPages } from '#app/services/collection/resident-pages.server.ts'
import type { SubmitOutcome } from '#app/services/collection/taking-in/response-post.ts'
import type { Answers } from '#app/survey/item.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

const SECRET = 'a secret of the tests'
let site: CollectionServer
let answers: Answers
let origin = ''
let rendered: { method: string; url: string; body: string; handedIn: SubmitOutcome | null }[] = []

/** The pages with a renderer that only tells what it was asked. */
const server = createServer((request, response) => {
  pages(request, response, () => response.writeHead(418).end())
})
let pages: ReturnType<typeof residentPages>

beforeAll(async () => {
  site = await startCollection()
  const live = await site.collection.waves.find(site.waveId)
  answers = answersTo((await live?.cityForm(CITY))?.items ?? [])
  pages = residentPages({
    collection: site.collection,
    budget: makeRateBudget(4, false),
    secret: SECRET,
    secure: false,
    assets: 'build/client',
    async render(request, language, handedIn) {
      rendered.push({ method: request.method, url: request.url, body: await request.text(), handedIn })
      return new Response(`page in ${language} ${'x'.repeat(2000)}`, { status: handedIn ? 422 : 200 })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/s/${site.waveId}/${CITY}`
})
afterAll(async () => {
  server.close().closeAllConnections()
  await site.stop()
})
beforeEach(() => {
  rendered = []
})

function send(over: Answers = answers, submissionId: string = randomUUID()) {
  const place = { secret: SECRET, wave: site.waveId, city: CITY }
  const state = writeFormState(place, {
    submissionId,
    startedAt: 0,
    noticeVersion: '1',
    draw: 7,
    answers: over,
  })
  const body = new URLSearchParams({ intent: 'send', screen: 'check', state })
  return fetch(`${origin}?lang=en&c=bus`, { method: 'POST', body, redirect: 'manual' })
}

describe('the first screen', () => {
  test('is rendered once a language and sent from memory, whatever the query and cookies', async () => {
    for (const path of ['?lang=en', '?lang=en&channel=bus', '?lang=en&other=abc']) {
      const response = await fetch(origin + path, { headers: { cookie: `x=${path.length}` } })
      expect(await response.text()).toMatch(/^page in en/)
    }
    expect(await (await fetch(`${origin}?lang=zh-CN`)).text()).toMatch(/^page in zh-CN/)
    expect(rendered.map(({ url }) => url.replace(/^.*\?/, ''))).toEqual(['lang=en', 'lang=zh-CN'])
  })

  test('of the invited is another, the same for all of them, and sets no cookie that could lead back to a code', async () => {
    for (const code of ['AAAA-BBBB-CCCC-DDDD', 'EEEE-FFFF-GGGG-HHHH']) {
      const response = await fetch(`${origin}?lang=en&ticket=${code}`)
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(await response.text()).toMatch(/^page in en/)
    }
    const addresses = rendered.map(({ url }) => url).filter((url) => url.includes('ticket'))
    expect(addresses).toHaveLength(1)
    expect(addresses.join()).not.toContain('BBBB')
  })

  test('is compressed as the reader likes it, and not sent twice to the same reader', async () => {
    const { get } = await import('node:http')
    const raw = (headers: Record<string, string>) =>
      new Promise<{ status: number; encoding: string | undefined; etag: string; bytes: Buffer }>(
        (resolve) => {
          get(`${origin}?lang=en`, { headers }, (response) => {
            const parts: Buffer[] = []
            response.on('data', (part: Buffer) => parts.push(part))
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                encoding: response.headers['content-encoding'],
                etag: String(response.headers.etag),
                bytes: Buffer.concat(parts),
              }),
            )
          })
        },
      )
    const plain = await raw({})
    const zipped = await raw({ 'accept-encoding': 'gzip' })
    const brotli = await raw({ 'accept-encoding': 'gzip, deflate, br' })
    expect([plain.encoding, zipped.encoding, brotli.encoding]).toEqual([undefined, 'gzip', 'br'])
    expect(gunzipSync(zipped.bytes)).toEqual(plain.bytes)
    expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes)
    expect(brotli.bytes.length).toBeLessThan(plain.bytes.length / 4)
    const again = await raw({ 'if-none-match': plain.etag })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
  })

  test('is rendered anew when the wave changes, and passed on when there is no such wave', async () => {
    await fetch(`${origin}?lang=en`)
    rendered = []
    setWaveStatus(site.database, site.waveId, 'paused')
    await fetch(`${origin}?lang=en`)
    setWaveStatus(site.database, site.waveId, 'open')
    expect(rendered).toHaveLength(1)
    expect((await fetch(origin.replace(site.waveId, 'nowhere'))).status).toBe(418)
  })
})

describe('answers handed in by a form', () => {
  test('are stored, and the code comes in a cookie of the page that follows', async () => {
    insertChannel(site.database, site.waveId, { code: 'bus', kind: 'poster', name: 'Buses' })
    const submissionId = randomUUID()
    const first = await send(answers, submissionId)
    expect([first.status, first.headers.get('location')]).toEqual([
      303,
      `/s/${site.waveId}/${CITY}/done?lang=en`,
    ])
    const code = readReceipt(SECRET, first.headers.get('set-cookie'))
    const again = await send(answers, submissionId)
    expect(readReceipt(SECRET, again.headers.get('set-cookie'))).toBe(code)
    const rows = site.database.columns.prepare('SELECT "channel", "seconds" FROM "Response"').all()
    expect(rows).toEqual([{ channel: 'bus', seconds: expect.any(Number) }])
    expect(rendered).toEqual([])
  })

  test('that cannot be taken are rendered with what became of them', async () => {
    const response = await send({ ...answers, gender: 'robot' })
    expect(response.status).toBe(422)
    expect(rendered[0]?.handedIn).toEqual({
      outcome: 'invalid',
      issues: [{ item: 'gender', code: 'not_an_option' }],
    })
    expect(rendered[0]?.body).toMatch(/^intent=send/)
  })

  test('past the budget of their network are not taken, and the page says so', async () => {
    await send()
    const count = site.countRows()
    await send()
    expect(rendered.at(-1)?.handedIn).toEqual({ outcome: 'refused', reason: 'too-many' })
    expect(site.countRows()).toBe(count)
  })
})

describe('every other post', () => {
  test('is handed to the renderer as it came', async () => {
    await fetch(`${origin}?lang=en`, { method: 'POST', body: new URLSearchParams({ intent: 'start' }) })
    expect(rendered).toMatchObject([{ method: 'POST', body: 'intent=start', handedIn: null }])
  })

  test('is read no further than 64 KB, and not at all when it is no form', async () => {
    const body = new URLSearchParams({ intent: 'send', state: 'x'.repeat(200_000) })
    await fetch(origin, { method: 'POST', body })
    expect(rendered[0]?.body.length).toBe(64 * 1024 + 1)
    await fetch(origin, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
    expect(rendered[1]?.body).toBe('')
  })
})
