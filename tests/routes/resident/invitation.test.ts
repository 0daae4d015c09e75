import type { AppLoadContext } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { action, loader } from '#app/routes/resident/invitation.tsx'
import { leaveOutDeclined } from '#app/services/fieldwork/invitations/leave-out-declined.server.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { invite } from '#tests/support/records/invitations.ts'
import { contextOf, requestOf, thrownBy } from '#tests/support/records/staff.ts'
import { CITY } from '#tests/support/records/waves.ts'

const NOBODYS = '0000-0000-0000-0000'
const STRATA = [{ code: 'a', label: 'A', population: 90_000, invited: 300 }]
let server: CollectionServer
let context: AppLoadContext

beforeAll(async () => {
  server = await startCollection({ wave: { cities: [{ code: CITY, design: 'invited', strata: STRATA }] } })
  context = { ...contextOf(server.database), collection: server.collection }
})
afterAll(() => server.stop())

const inviteOne = () => invite(server.database, { waveId: server.waveId, cityCode: CITY, stratum: 'a' })
const open = (code?: string, query = '') =>
  loader({
    request: requestOf(code === undefined ? `/i${query}` : `/i/${code}${query}`, null),
    context,
    params: code === undefined ? {} : { code },
  })
const send = (form: Record<string, string>) =>
  action({ request: requestOf('/i', null, form), context, params: {} })

/** Where a redirect leads: path and query. */
async function ledTo(work: Promise<unknown>): Promise<string> {
  const response = await thrownBy(work)
  expect(response.status).toBe(302)
  return response.headers.get('Location') ?? ''
}

const statusOf = (page: { init: ResponseInit | null }) => page.init?.status

describe('the short address of an invitation', () => {
  it('without a code asks for one and complains of nothing', () => {
    const page = open() as Exclude<ReturnType<typeof open>, Response>
    expect(page.data).toEqual({ path: '/i', typed: '', found: true })
    expect(statusOf(page)).toBe(200)
  })

  it('with a code leads to the questions of its wave and city, and carries the channel along', async () => {
    const code = inviteOne()
    const questions = `/s/${server.waveId}/${CITY}?ticket=${code}`
    expect(await ledTo(Promise.resolve().then(() => open(code)))).toBe(questions)
    expect(await ledTo(Promise.resolve().then(() => open(code, '?c=letter')))).toBe(`${questions}&c=letter`)
  })

  it('with a code nobody has shows it again with 404, cut where it is longer than any', () => {
    const page = open(NOBODYS) as Exclude<ReturnType<typeof open>, Response>
    expect(page.data).toMatchObject({ typed: NOBODYS, found: false })
    expect(statusOf(page)).toBe(404)
    expect(open('x'.repeat(5000)).data.typed).toHaveLength(40)
  })
})

describe('a code typed in', () => {
  it('leads to the questions however it is written', async () => {
    const code = inviteOne()
    const typed = ` ${code.replaceAll('-', ' ').toLowerCase()}`
    expect(await ledTo(send({ intent: 'begin', code: typed }))).toContain(`/s/${server.waveId}/${CITY}?`)
  })

  it('that nobody has is asked for again', async () => {
    for (const code of ['', 'hello', NOBODYS]) {
      const page = await send({ intent: 'begin', code })
      expect([page.data, statusOf(page)]).toEqual([{ declined: false, typed: code }, 404])
    }
  })
})

describe('not wanting to be written to again', () => {
  const rowOf = () => server.database.prisma.invitation.findMany({ where: { declined: true } })

  it('is noted of the code, leaves it usable, and keeps it out of reminders', async () => {
    const [code, other] = [inviteOne(), inviteOne()]
    const page = await send({ intent: 'decline', code: code.toLowerCase() })
    expect(page.data.declined).toBe(true)
    expect(statusOf(page)).toBe(200)
    expect(await rowOf()).toMatchObject([{ cityCode: CITY, redeemed: false }])
    expect(await ledTo(Promise.resolve().then(() => open(code)))).toContain(code)
    const read = await leaveOutDeclined(server.database, server.waveId, `code\n${code}\n${other}\n`)
    expect(read).toMatchObject({ outcome: 'read', declined: 1, lines: [{ code: other }] })
  })

  it('said twice changes nothing, and of a code nobody has is not found', async () => {
    const [before] = await rowOf()
    const code = inviteOne()
    for (const _time of [1, 2]) expect((await send({ intent: 'decline', code })).data.declined).toBe(true)
    expect(await rowOf()).toHaveLength(before ? 2 : 1)
    const page = await send({ intent: 'decline', code: NOBODYS })
    expect([page.data.declined, statusOf(page)]).toEqual([false, 404])
  })
})
