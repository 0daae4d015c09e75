import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loader as microdata } from '#app/routes/api/releases-microdata.ts'
import { loader as table } from '#app/routes/api/releases-table.ts'
import { loader as releases } from '#app/routes/api/releases.ts'
import { makeApiToken } from '#app/services/accounts/tokens/make-api-token.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { EVALUATORS, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { addStaff, contextOf, NOW, requestOf, thrownBy, tokenOf } from '#tests/support/records/staff.ts'

let db: TestDatabase
let release: string
let token: string
const sessions: Record<string, string> = {}

beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  release = await makeReleasedWave(db)
  await addStaff(db, 'eva', 'evaluator')
  await addStaff(db, 'otto', 'official', [RANKED])
  sessions['eva'] = await tokenOf(db, 'eva')
  sessions['otto'] = await tokenOf(db, 'otto')
  token = await newToken(['releases'])
})
afterAll(() => db.remove())

async function newToken(scopes: string[]): Promise<string> {
  const asked = { account: 'eva', name: 'test', scopes, days: 30, actor: 'eva' }
  const made = await makeApiToken(db, asked, NOW)
  if (made.outcome === 'refused') throw new Error(made.reason)
  return made.token
}

/** A request with headers; signed in where a name is given. */
function asking(path: string, headers: Record<string, string> = {}, name?: string) {
  const request = requestOf(path, name ? sessions[name]! : null)
  for (const [key, value] of Object.entries(headers)) request.headers.set(key, value)
  return { request, context: contextOf(db), params: { release } }
}
const readTable = (name: string, query = '', headers = {}, who?: string) => {
  const asked = asking(`/api/v1/releases/${release}/${name}${query}`, headers, who)
  return table({ ...asked, params: { release, table: name } })
}
const bearer = (value: string) => ({ Authorization: `Bearer ${value}` })

interface TableJson {
  rows: Record<string, unknown>[]
}
const rowsOf = async (answer: Response) => ((await answer.json()) as TableJson).rows

describe('tables by machine', () => {
  it('are not sent again to someone who holds them, but every question has a tag of its own', async () => {
    const first = await readTable('estimates')
    const tag = first.headers.get('etag')!
    const again = await readTable('estimates', '', { 'If-None-Match': tag })
    expect([first.status, again.status]).toEqual([200, 304])
    expect(await again.text()).toBe('')
    const others = ['?format=csv', `?city=${RANKED}`, '?format=json-stat']
    for (const query of others) {
      expect((await readTable('estimates', query, { 'If-None-Match': tag })).status).toBe(200)
    }
    expect((await readTable('index', '', { 'If-None-Match': tag })).status).toBe(200)
  })

  it('can be had for some cities, and unknown ones are named', async () => {
    const some = await rowsOf(await readTable('estimates', `?city=${RANKED}`))
    const all = await rowsOf(await readTable('estimates'))
    expect(some).toEqual(all.filter((row) => row['city'] === RANKED))
    expect(some.length).toBeGreaterThan(0)
    const answer = await readTable('estimates', `?city=${RANKED},999999`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'UNKNOWN_CITIES', cities: ['999999'] })
  })

  it('show evaluators what rests on 10 to 29 answers, and nobody else', async () => {
    const smallest = async (answer: Response) =>
      (await rowsOf(answer)).filter((row) => row['city'] === EVALUATORS && row['se'] !== null)
    expect(await smallest(await readTable('estimates'))).toEqual([])
    const asEvaluator = await readTable('estimates', '?audience=evaluator', bearer(token))
    expect(asEvaluator.headers.get('cache-control')).toContain('private')
    expect((await smallest(asEvaluator)).length).toBeGreaterThan(0)
    expect(
      (await smallest(await readTable('estimates', '?audience=evaluator', {}, 'eva'))).length,
    ).toBeGreaterThan(0)
    const { lines } = await listAudit(db, 1, 10)
    expect(lines[0]).toMatchObject({ actor: 'eva', action: 'export-made', subject: release })
  })

  it('refuse evaluators’ figures to visitors, officials, and tokens that may not', async () => {
    const refusal = async (headers: Record<string, string>, who?: string) => {
      const answer = await thrownBy(readTable('estimates', '?audience=evaluator', headers, who))
      return [answer.status, ((await answer.json()) as { code: string }).code]
    }
    expect(await refusal({})).toEqual([401, 'TOKEN_REQUIRED'])
    expect(await refusal({}, 'otto')).toEqual([403, 'NOT_AN_EVALUATOR'])
    expect(await refusal(bearer('smile_wrong'))).toEqual([401, 'TOKEN_UNKNOWN'])
    expect(await refusal({ Authorization: 'Basic abc' })).toEqual([401, 'TOKEN_UNKNOWN'])
    expect(await refusal(bearer(await newToken(['microdata'])))).toEqual([403, 'SCOPE_MISSING'])
    const answer = await thrownBy(readTable('estimates', '?audience=evaluator'))
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="SMILE"')
  })
})

describe('microdata by machine', () => {
  const read = (query: string, headers: Record<string, string>, who?: string) =>
    microdata(asking(`/api/v1/releases/${release}/microdata${query}`, headers, who))

  it('are one row a respondent, for evaluators alone, and the download is logged', async () => {
    const answer = await read('?format=csv', bearer(await newToken(['microdata'])))
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const lines = (await answer.text()).trim().split('\n')
    const stored = db.columns.prepare('SELECT count(*) FROM "Response"').pluck().get() as number
    expect(lines.length - 1).toBe(stored)
    const { lines: log } = await listAudit(db, 1, 1)
    expect(log[0]).toMatchObject({ actor: 'eva', action: 'export-made', detail: { what: 'microdata' } })

    expect((await thrownBy(read('', {}))).status).toBe(401)
    expect((await thrownBy(read('', {}, 'otto'))).status).toBe(403)
    expect((await thrownBy(read('', bearer(token)))).status).toBe(403)
  })

  it('name the formats there are', async () => {
    const answer = await read('?format=pdf', {}, 'eva')
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'UNKNOWN_FORMAT' })
  })
})

describe('the list of releases', () => {
  it('comes page by page, newest first, until there is no next', async () => {
    const second = await releaseWave(db, 'made-2026', { confirmedBy: 'eva', publishedOn: '2026-04-04' })
    expect(second).toMatchObject({ outcome: 'released' })
    interface List {
      releases: { id: string }[]
      next: string | null
    }
    const first = releases(asking('/api/v1/releases?limit=1'))
    expect(first.headers.get('link')).toContain('rel="next"')
    const page = (await first.json()) as List
    expect(page.releases.map(({ id }) => id)).toEqual(['made-2026-r2'])
    const last = (await releases(asking(page.next!)).json()) as List
    expect(last).toMatchObject({ releases: [{ id: 'made-2026-r1' }], next: null })

    const held = { 'If-None-Match': first.headers.get('etag')! }
    expect(releases(asking('/api/v1/releases?limit=1', held)).status).toBe(304)
    expect(releases(asking('/api/v1/releases', held)).status).toBe(200)
    expect(releases(asking('/api/v1/releases?limit=0')).status).toBe(400)
    expect(releases(asking('/api/v1/releases?after=nothing')).status).toBe(404)
  })
})
