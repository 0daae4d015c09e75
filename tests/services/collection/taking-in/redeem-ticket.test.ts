import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { hashOfCode } from '#app/data/fieldwork/invitations/code-hash.server.ts'
import type { ResponsePost } from '#app/services/collection/taking-in/response-post.ts'
import { Storing } from '#app/services/collection/taking-in/storing.server.ts'
import { SECRET, startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { addTicketKey, blindFor, exchangeFor, invite } from '#tests/support/records/invitations.ts'
import { answersTo, CITY, makeOpenWave } from '#tests/support/records/waves.ts'

const OTHER_CITY = '440300'
const STRATA = [
  { code: 'a', label: 'A', population: 90_000, invited: 300 },
  { code: 'b', label: 'B', population: 20_000, invited: 400 },
]
let server: CollectionServer
let answers: ResponsePost['answers']
let place: { waveId: string; cityCode: string }

beforeAll(async () => {
  const cities = [
    { code: CITY, design: 'invited', strata: STRATA },
    { code: OTHER_CITY, design: 'open' },
  ]
  server = await startCollection({ wave: { cities } })
  place = { waveId: server.waveId, cityCode: CITY }
  await makeOpenWave(server.database, { id: 'autumn', cities })
  for (const waveId of [server.waveId, 'autumn']) {
    for (const stratum of ['a', 'b']) {
      await addTicketKey(server.database, { waveId, cityCode: CITY, stratum }, SECRET)
    }
  }
  const live = await server.collection.waves.find(server.waveId)
  answers = answersTo((await live?.cityForm(CITY))?.items ?? [])
})
afterAll(() => server.stop())

const inviteTo = (stratum: string, waveId = server.waveId) =>
  invite(server.database, { waveId, cityCode: CITY, stratum })

/** What a phone with script holds after the exchange. */
async function ticketOf(stratum: string, waveId = server.waveId): Promise<string> {
  const { tickets } = server.collection
  const at = { waveId, cityCode: CITY }
  const code = inviteTo(stratum, waveId)
  return exchangeFor(tickets, at, code, await blindFor(tickets, at, code))
}

function submit(ticket: string | null, over: Partial<ResponsePost> = {}) {
  return server.collection.submit(server.waveId, {
    submissionId: randomUUID(),
    city: CITY,
    language: 'en',
    noticeVersion: '1',
    answers,
    ticket,
    channel: 'direct',
    suspicion: null,
    work: null,
    draw: null,
    seconds: null,
    ...over,
  })
}

const refusal = (code: string) => ({ outcome: 'invalid', issues: [{ item: 'ticket', code }] })

function redeemed(code: string): Promise<boolean | undefined> {
  const tokenHash = hashOfCode(code) ?? ''
  return server.database.prisma.invitation.findUnique({ where: { tokenHash } }).then((one) => one?.redeemed)
}

const full = () =>
  vi
    .spyOn(Storing.prototype, 'store')
    .mockRejectedValueOnce(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }))

describe('a blind-signed ticket', () => {
  test('gives the response the stratum it was signed for and the people one invited person stands for', async () => {
    await submit(await ticketOf('a'))
    await submit(await ticketOf('b'))
    await submit(null)
    const rows = await server.database.prisma.response.findMany({
      select: { stratum: true, baseWeight: true },
      orderBy: { baseWeight: 'asc' },
    })
    expect(rows).toEqual([
      { stratum: null, baseWeight: 1 },
      { stratum: 'b', baseWeight: 50 },
      { stratum: 'a', baseWeight: 300 },
    ])
  })

  test('counts once; the same submission again is no second use', async () => {
    const ticket = await ticketOf('a')
    const submissionId = randomUUID()
    const first = await submit(ticket, { submissionId })
    expect(first.outcome).toBe('stored')
    expect(await submit(ticket, { submissionId })).toEqual({ ...first, outcome: 'repeated' })
    expect(await submit(ticket)).toEqual(refusal('used_ticket'))
  })

  test('sent by two submissions at once stores one of them', async () => {
    const ticket = await ticketOf('a')
    const results = await Promise.all([submit(ticket), submit(ticket), submit(ticket)])
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['invalid', 'invalid', 'stored'])
  })

  test('stays good until its response is stored', async () => {
    const ticket = await ticketOf('b')
    expect(await submit(ticket, { answers: {} })).toMatchObject({ outcome: 'invalid' })
    full()
    expect(await submit(ticket)).toEqual({ outcome: 'refused', reason: 'storage-failed' })
    expect((await submit(ticket)).outcome).toBe('stored')
  })

  test('is spent by a response that is put aside too', async () => {
    const ticket = await ticketOf('b')
    expect((await submit(ticket, { suspicion: 'honeypot' })).outcome).toBe('stored')
    expect(await submit(ticket)).toEqual(refusal('used_ticket'))
    const [aside] = await server.database.prisma.quarantine.findMany()
    expect(JSON.parse(aside?.response ?? '')).not.toHaveProperty('spends')
  })

  test('that was forged is refused, whichever part was made up', async () => {
    const [version, key, message, signature = ''] = (await ticketOf('a')).split('.')
    const other = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
    expect(await submit([version, key, message, other].join('.'))).toEqual(refusal('forged_ticket'))
    const foreign = [version, '0123456789abcdef', message, signature].join('.')
    expect(await submit(foreign)).toEqual(refusal('forged_ticket'))
    const made = [version, key, 'A'.repeat(43), signature].join('.')
    expect(await submit(made)).toEqual(refusal('forged_ticket'))
  })

  test('of another stratum, city or wave is refused in words of its own', async () => {
    const [, keyOfB] = (await ticketOf('b')).split('.')
    const [version, , ...rest] = (await ticketOf('a')).split('.')
    expect(await submit([version, keyOfB, ...rest].join('.'))).toEqual(refusal('other_stratum_ticket'))
    expect(await submit(await ticketOf('a', 'autumn'))).toEqual(refusal('other_wave_ticket'))
    const form = await (await server.collection.waves.find(server.waveId))?.cityForm(OTHER_CITY)
    const elsewhere = { city: OTHER_CITY, answers: answersTo(form?.items ?? []) }
    expect(await submit(await ticketOf('a'), elsewhere)).toEqual(refusal('other_city_ticket'))
  })
})

describe('the exchange of an invitation for a ticket', () => {
  test('gives the same signature for the same blinded message, and none for another', async () => {
    const { tickets } = server.collection
    const code = inviteTo('a')
    const kept = await blindFor(tickets, place, code)
    const ask = (blinded: string) => tickets.redeem(server.waveId, { city: CITY, code, blinded })
    const first = await ask(kept.blinded)
    expect(first.outcome).toBe('signed')
    expect(await ask(kept.blinded)).toEqual(first)
    const again = await blindFor(tickets, place, code)
    expect(await ask(again.blinded)).toMatchObject({ issues: [{ item: 'code', code: 'used_ticket' }] })
  })

  test('takes a code in any spelling, and refuses what is none with its reason', async () => {
    const { tickets } = server.collection
    const ask = (code: string, city = CITY) => tickets.redeem(server.waveId, { city, code })
    const code = inviteTo('a')
    expect(await ask(code.toLowerCase().replaceAll('-', ' '))).toMatchObject({ outcome: 'key' })
    expect(await ask('nonsense')).toMatchObject({ issues: [{ code: 'unknown_ticket' }] })
    expect(await ask('0000-0000-0000-0000')).toMatchObject({ issues: [{ code: 'unknown_ticket' }] })
    expect(await ask(code, OTHER_CITY)).toMatchObject({ issues: [{ code: 'other_city_ticket' }] })
    expect(await ask(inviteTo('a', 'autumn'))).toMatchObject({ issues: [{ code: 'other_wave_ticket' }] })
  })

  test('refuses a message of the wrong length, or one no key can sign, and leaves the invitation unused', async () => {
    const { tickets } = server.collection
    const code = inviteTo('a')
    const reply = await tickets.redeem(server.waveId, { city: CITY, code, blinded: 'short' })
    expect(reply).toEqual({ outcome: 'invalid', issues: [{ item: 'blinded', code: 'wrong_type' }] })
    expect(await redeemed(code)).toBe(false)
  })

  test('with a key of another installation uses up no invitation', async () => {
    await server.database.prisma.stratum.create({
      data: { waveId: server.waveId, cityCode: CITY, code: 'c', label: 'C', population: 9000, invited: 300 },
    })
    await addTicketKey(server.database, { ...place, stratum: 'c' }, 'the secret of somebody else')
    const code = inviteTo('c')
    const { tickets } = server.collection
    const kept = await blindFor(tickets, place, code)
    const reply = await tickets.redeem(server.waveId, { city: CITY, code, blinded: kept.blinded })
    expect(reply).toEqual({ outcome: 'refused', reason: 'no-ticket-key' })
    expect(await redeemed(code)).toBe(false)
    expect((await submit(code)).outcome).toBe('stored')
  })

  test('notes who does not want to be reminded', async () => {
    const code = inviteTo('a')
    expect(await server.collection.tickets.decline(code)).toBe(true)
    expect(await server.collection.tickets.decline('0000-0000-0000-0000')).toBe(false)
    const tokenHash = hashOfCode(code) ?? ''
    const row = await server.database.prisma.invitation.findUnique({ where: { tokenHash } })
    expect(row).toMatchObject({ declined: true, redeemed: false })
  })
})

describe('the code of an invitation sent with the answers', () => {
  test('counts once, for its own city, and a repeat of the same submission is no second use', async () => {
    const code = inviteTo('a')
    const submissionId = randomUUID()
    expect(await submit(code, { city: OTHER_CITY })).toMatchObject({ outcome: 'invalid' })
    const first = await submit(code, { submissionId })
    expect(first.outcome).toBe('stored')
    expect(await submit(code, { submissionId })).toEqual({ ...first, outcome: 'repeated' })
    expect(await submit(code)).toEqual(refusal('used_ticket'))
  })

  test('two attempts at once with one invitation store one response and both are told so', async () => {
    const code = inviteTo('a')
    const submissionId = randomUUID()
    const results = await Promise.all([submit(code, { submissionId }), submit(code, { submissionId })])
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['repeated', 'stored'])
  })

  test('is left unused by a response with faults, and given back by one the disk refuses', async () => {
    const code = inviteTo('a')
    expect(await submit(code, { answers: {} })).toMatchObject({ outcome: 'invalid' })
    expect(await redeemed(code)).toBe(false)
    full()
    expect(await submit(code)).toEqual({ outcome: 'refused', reason: 'storage-failed' })
    expect(await redeemed(code)).toBe(false)
    expect((await submit(code)).outcome).toBe('stored')
  })

  test('that a crash left redeemed but unanswered still counts for the submission it was redeemed by', async () => {
    const code = inviteTo('b')
    const submissionId = randomUUID()
    full()
    const { Redemptions } = await import('#app/services/collection/tickets/redemptions.server.ts')
    const lost = vi.spyOn(Redemptions.prototype, 'giveBack').mockResolvedValueOnce()
    expect(await submit(code, { submissionId })).toMatchObject({ outcome: 'refused' })
    expect(lost).toHaveBeenCalledOnce()
    expect(await redeemed(code)).toBe(true)
    expect(await submit(code)).toEqual(refusal('used_ticket'))
    expect((await submit(code, { submissionId })).outcome).toBe('stored')
  })

  test('nothing in the database ties the response to it', async () => {
    const code = inviteTo('b')
    await submit(code)
    const stored = JSON.stringify(await server.database.prisma.response.findMany())
    expect(stored).not.toContain(code)
    expect(stored).not.toContain(hashOfCode(code))
  })
})
