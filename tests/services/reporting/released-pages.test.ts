import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { releasedPages, type ReleasedPages } from '#app/services/reporting/released-pages.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

let db: TestDatabase
let origin: string
let stop: () => void
let pages: ReleasedPages
let rendered: string[] = []
let named = 'Hangzhou'
const READERS: Record<string, { name: string; role: 'official' | 'evaluator'; cities: string[] }> = {
  otto: { name: 'otto', role: 'official', cities: ['330100'] },
  eva: { name: 'eva', role: 'evaluator', cities: [] },
}

beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  pages = releasedPages({
    database: db,
    readerOf: async (request) => READERS[request.headers.get('cookie') ?? ''] ?? null,
    nameOf: async () => named,
    render: async (request, language) => {
      const { pathname, search } = new URL(request.url)
      rendered.push(`${pathname}${search} ${language} ${request.headers.get('cookie') ?? 'nobody'}`)
      return new Response(`<html>${rendered.at(-1)}</html>`, {
        status: pathname === '/cities/000000' ? 404 : 200,
      })
    },
  })
  const server = createServer((request, response) => {
    pages.handle(request, response, () => void response.writeHead(299).end('left to the renderer'))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () => server.close()
})
afterAll(async () => {
  stop()
  await db.remove()
})
beforeEach(() => (rendered = []))

const get = (path: string, who?: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers: { ...headers, ...(who ? { Cookie: who } : {}) } })
const LEFT = 299

describe('pages of a release', () => {
  it('are left to the renderer while there is no release', async () => {
    expect((await get('/ranking')).status).toBe(LEFT)
    await makeReleasedWave(db)
  })

  it('are rendered once for everyone who sees the same', async () => {
    const first = await get('/ranking?edition=people')
    const again = await get('/ranking?edition=people')
    expect(await again.text()).toBe(await first.text())
    await get('/ranking')
    await get('/ranking', undefined, { 'Accept-Language': 'en' })
    await get('/ranking', 'eva')
    expect(rendered).toEqual([
      '/ranking?edition=people zh-CN nobody',
      '/ranking zh-CN nobody',
      '/ranking en nobody',
      '/ranking zh-CN eva',
    ])
  })

  it('are rendered once when they are asked for while they are being made ready', async () => {
    const kept = pages.keep('/ranking?cluster=gba', 'en')
    const asked = [1, 2].map(() => get('/ranking?cluster=gba', undefined, { 'Accept-Language': 'en' }))
    await Promise.all([kept, ...asked])
    expect(rendered).toEqual(['/ranking?cluster=gba en nobody'])
  })

  it('are not sent again to someone who holds them', async () => {
    const tag = (await get('/cities/330100')).headers.get('etag')!
    expect((await get('/cities/330100', undefined, { 'If-None-Match': tag })).status).toBe(304)
    expect((await get('/cities/000000')).status).toBe(404)
  })

  it('of an office are for its officials and evaluators alone, and nobody keeps them', async () => {
    expect((await get('/official/330100')).status).toBe(LEFT)
    expect((await get('/official/110000', 'otto')).status).toBe(LEFT)
    expect(rendered).toEqual([])
    const page = await get('/official/330100', 'otto')
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect((await get('/official/330100', 'eva')).status).toBe(200)
    expect(rendered).toEqual(['/official/330100 zh-CN otto', '/official/330100 zh-CN eva'])

    named = 'Hangzhou, renamed'
    await get('/official/330100', 'otto')
    expect(rendered).toHaveLength(3)
    READERS['otto']!.cities = []
    expect((await get('/official/330100', 'otto')).status).toBe(LEFT)
  })

  it('are rendered again after a new release', async () => {
    await get('/ranking')
    expect(rendered).toEqual([])
    const second = await releaseWave(db, 'made-2026', { confirmedBy: 'eva', publishedOn: '2026-04-04' })
    expect(second).toMatchObject({ outcome: 'released' })
    await get('/ranking')
    expect(rendered).toEqual(['/ranking zh-CN nobody'])
  })

  it('are kept ready for those who are not signed in', async () => {
    await pages.keep('/cities/110000', 'en')
    expect(rendered).toEqual(['/cities/110000 en nobody'])
    await get('/cities/110000', undefined, { 'Accept-Language': 'en' })
    expect(rendered).toHaveLength(1)
    await get('/cities/110000', 'eva', { 'Accept-Language': 'en' })
    expect(rendered).toHaveLength(2)
  })

  it('of searches, of other methods and other addresses are left to the renderer', async () => {
    const long = `/ranking?x=${'y'.repeat(200)}`
    // a reader's own weights are as endless as searches
    for (const path of ['/ranking?q=hang', '/method', long, '/rankings', '/ranking/my-weights?w.S=60']) {
      expect((await get(path)).status).toBe(LEFT)
    }
    expect((await fetch(`${origin}/ranking`, { method: 'POST' })).status).toBe(LEFT)
    expect(rendered).toEqual([])
  })
})
