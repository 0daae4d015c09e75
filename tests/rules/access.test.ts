import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'

import type { RouteConfigEntry } from '@remix-run/route-config'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { openDatabase } from '#app/platform/database/database.server.ts'
import routes from '#app/routes.ts'
import { startDraft } from '#app/services/fieldwork/questionnaires/drafts/start-draft.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { addStaff, tokenOf } from '#tests/support/records/staff.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'
import { ACCESS, ROLES, type Access, type Role } from './access-table.ts'

const OTHER_CITY = '320100'
let server: Awaited<ReturnType<typeof startRealServer>>
let folder: string
let params: Record<string, string>
/** sessions that are ended by the line that signs out */
const leaving = new Map<Role, string>()
const cookies = new Map<Role, string>([
  ['visitor', ''],
  ['resident', 'lang=x; receipt=a.b; visit=a.b; assisted=a.b'],
])

beforeAll(async () => {
  const made = await copyDatabaseFile('reference')
  folder = made.folder
  const database = await openDatabase(made.file)
  const release = await makeReleasedWave(database)
  await makeOpenWave(database, { modes: ['tablet'], opensOn: '2025-03-01', closesOn: '2099-12-31' })
  await makeOpenWave(database, { id: 'planned', opensOn: '2025-03-01', closesOn: '2099-12-31' })
  setWaveStatus(database, 'planned', 'draft')
  const staff = [
    ['official of the city', 'official', [CITY]],
    ['official of another city', 'official', [OTHER_CITY]],
    ['evaluator', 'evaluator', []],
    ['operator', 'operator', []],
  ] as const
  for (const [role, kind, cities] of staff) {
    const name = role === 'official of another city' ? 'foreign' : (role.split(' ')[0] ?? '')
    await addStaff(database, name, kind, [...cities])
    cookies.set(role, `session=${await tokenOf(database, name, new Date())}`)
    leaving.set(role, `session=${await tokenOf(database, name, new Date())}`)
  }
  const as = { by: 'evaluator', at: new Date() }
  await startDraft(database, 'smile-short', { from: 'version', version: 'smile-short@1' }, as)
  await database.close()
  params = { wave: 'made-2026', city: CITY, cityCode: CITY, release, code: 'smile-short' }
  server = await startRealServer(folder, await freePort(), { LOG_LEVEL: 'silent' })
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Every path of the list of routes, as it is written there. */
function pathsOf(entries: RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap(({ path, index, children }) => {
    const own = [above, path ?? ''].filter(Boolean).join('/')
    const leaf = index || (path !== undefined && !children?.length)
    return [...(leaf ? [own] : []), ...pathsOf(children ?? [], own)]
  })
}

/** Paths that the server takes before the pages do. */
function pathsInFront(): string[] {
  const health = readFileSync('app/platform/http/health.server.ts', 'utf8')
  const named = [...health.matchAll(/router\.get\('([^']+)'/g)].map(([, path]) => path ?? '')
  const taken = /if \(((?:!\w+\(request, response\)(?: && )?)+)\)/.exec(readFileSync('app/server.ts', 'utf8'))
  const takers = [...(taken?.[1] ?? '').matchAll(/!(\w+)\(/g)].map(([, name]) => name)
  return [...named, ...takers.map((name) => IN_FRONT[name ?? ''] ?? `a request taken by ${name}`)]
}

/** What the request handlers in front of the pages take, by their names in `app/server.ts`. */
const IN_FRONT: Record<string, string> = {
  collect: '/api/v1/waves/:wave/responses',
  stand: '/api/v1/waves/:wave/standing',
}

function addressOf({ path, with: own = {}, query = '' }: Access, ending = ''): string {
  const known = { ...params, ...own }
  const parts = path
    .split('/')
    .map((part) => (/^[:*]/.test(part) ? (known[part.replace(/^:/, '')] ?? part) : part))
  return `/${parts.filter(Boolean).join('/')}${ending}${query}`
}

async function ask(address: string, role: Role, init: RequestInit = {}): Promise<Response> {
  const jar = address === '/account/sign-out' && leaving.has(role) ? leaving : cookies
  const headers = { Cookie: jar.get(role) ?? '', ...(init.headers as Record<string, string> | undefined) }
  return fetch(server.origin + address, { redirect: 'manual', ...init, headers })
}

const emptyForm = (headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  body: '',
})

it('has a line for every route, and for every address in front of them', () => {
  const known = ACCESS.map(({ path }) => path)
  expect(pathsOf(routes as RouteConfigEntry[]).filter((path) => !known.includes(path))).toEqual([])
  expect(pathsInFront().filter((path) => !known.includes(path))).toEqual([])
  expect(known.filter((path, at) => known.indexOf(path) < at)).toEqual([])
  const all = [...pathsOf(routes as RouteConfigEntry[]), ...pathsInFront()]
  expect(known.filter((path) => !all.includes(path))).toEqual([])
})

describe('every address answers every role as the table says', () => {
  for (const line of ACCESS) {
    it(line.path || '/', async () => {
      const address = addressOf(line)
      const found = async (init?: RequestInit) =>
        Promise.all(ROLES.map(async (role) => `${role}: ${(await ask(address, role, init)).status}`))
      const named = (statuses: Access['get']) => ROLES.map((role, at) => `${role}: ${statuses[at]}`)
      expect(await found()).toEqual(named(line.get))
      expect(await found(emptyForm())).toEqual(named(line.post ?? [405, 405, 405, 405, 405, 405]))
    })
  }
})

it('gives the data of a page to nobody who may not see the page', async () => {
  const leaks: string[] = []
  for (const line of ACCESS.filter(({ path }) => !path.startsWith('/') && path !== '*')) {
    // a page that sends everybody on who is signed in keeps nothing from them
    if (line.path === 'account/sign-in') continue
    for (const [at, role] of ROLES.entries()) {
      if (role === 'resident' || ![302, 401, 403].includes(line.get[at] ?? 0)) continue
      const response = await ask(addressOf(line, '.data'), role)
      const text = await response.text()
      // either refused, or led to the sign-in page with nothing else
      const isLedAway = response.status === 202 && text.length < 400 && text.includes('redirect')
      if (response.status < 400 && !isLedAway)
        leaks.push(`${role} ${line.path}: ${response.status} ${text.slice(0, 80)}`)
    }
  }
  expect(leaks).toEqual([])
})

it('takes no post that comes from a page of another site, whoever is signed in', async () => {
  const foreign = [
    emptyForm({ Origin: 'https://elsewhere.example' }),
    emptyForm({ Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' }),
    emptyForm({ 'Sec-Fetch-Site': 'same-site' }),
  ]
  const taken: string[] = []
  for (const line of ACCESS) {
    // answers by machine carry nothing of the browser that could be abused, and are never read from a form
    const expected = line.path.startsWith('/') ? [403, 405, line.post?.[0]] : [403]
    for (const init of foreign) {
      const { status } = await ask(addressOf(line), 'evaluator', init)
      if (!expected.includes(status)) taken.push(`${line.path}: ${status}`)
    }
  }
  expect(taken).toEqual([])
})

it('knows no other methods than reading and posting', async () => {
  const taken: string[] = []
  for (const line of ACCESS) {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const { status } = await ask(addressOf(line), 'evaluator', { method })
      if (status < 400) taken.push(`${method} ${line.path}: ${status}`)
    }
  }
  expect(taken).toEqual([])
})

it('takes no session for one that nobody began', async () => {
  const made = await fetch(`${server.origin}/evaluator`, {
    redirect: 'manual',
    headers: { Cookie: `session=${randomUUID()}` },
  })
  expect(made.status).toBe(302)
  expect(made.headers.get('location')).toMatch(/^\/account\/sign-in/)
})
