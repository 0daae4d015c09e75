import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'

import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { claimWriter } from '#app/data/fieldwork/invitations/claim-invitation.server.ts'
import { hashOfCode } from '#app/data/fieldwork/invitations/code-hash.server.ts'
import { exchange, type Exchange } from '#app/phone/tickets/exchange.ts'
import { makeInvitations } from '#app/services/fieldwork/invitations/make-invitations.server.ts'
import type { TicketRequest } from '#app/services/collection/tickets/ticket-office.server.ts'
import type { ResponsePost } from '#app/services/collection/taking-in/response-post.ts'
import type { Item } from '#app/survey/item.ts'
import { findLinkages } from '#tests/support/linkage/link.ts'
import type { Subject } from '#tests/support/linkage/traces.ts'
import { SECRET, startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

const PEOPLE = 100
const HALF_WAY = 60
const STRATA = [{ code: 'all', label: 'All', population: 50_000, invited: 400 }]

let folder: string
let server: CollectionServer
let items: Item[]
let codes: string[]
/** what the server saw of each person's redemption and of each person's response, person by person */
const redemptions: Subject[] = []
const responses: Subject[] = []

beforeAll(async () => {
  folder = scratchFolder()
  server = await startCollection({ wave: { cities: [{ code: CITY, design: 'invited', strata: STRATA }] } })
  const made = await makeInvitations(server.database, {
    wave: server.waveId,
    city: CITY,
    batches: 1,
    origin: 'https://survey.example',
    secret: SECRET,
    by: 'evaluator',
    at: new Date('2025-03-01T08:00:00Z'),
  })
  if (made.outcome !== 'made') throw new Error(JSON.stringify(made))
  codes = made.lines.map(({ code }) => code)
  items = (await (await server.collection.waves.find(server.waveId))?.cityForm(CITY))?.items ?? []
  vi.stubGlobal('fetch', serveTickets)
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await server.stop()
})

/** Stands in for the network, and writes down what passes. */
const passing: { sent: string; answered: string }[] = []
async function serveTickets(address: string, { method, body }: RequestInit): Promise<Response> {
  const { tickets } = server.collection
  if (method !== 'POST') return Response.json({ keys: tickets.keys(server.waveId, CITY) })
  const asked = JSON.parse(String(body)) as TicketRequest
  const reply = await tickets.redeem(server.waveId, asked)
  passing.push({ sent: `${address} ${String(body)}`, answered: JSON.stringify(reply) })
  return Response.json(reply)
}

/** One phone's exchange, step by step as the page does it. */
async function redeem(code: string): Promise<{ ticket: string; seen: Subject }> {
  passing.length = 0
  let kept: Exchange['kept'] = null
  for (;;) {
    const said = await exchange({ wave: server.waveId, city: CITY, code, kept })
    if (said.result === 'ticket') return { ticket: said.ticket, seen: redemptionSeen(code) }
    if (said.result !== 'keep') throw new Error(JSON.stringify(said))
    kept = said.kept
  }
}

function redemptionSeen(code: string): Subject {
  const tokenHash = hashOfCode(code) ?? ''
  const claim = server.database.columns
    .prepare(`SELECT "claim" FROM "Invitation" WHERE "tokenHash" = ?`)
    .pluck()
    .get(tokenHash) as string
  const texts = passing.flatMap(({ sent, answered }) => [sent, answered])
  return { marks: [tokenHash, claim, code, ...texts], sizes: texts.map(({ length }) => length) }
}

async function submit(ticket: string | null, person: number): Promise<Subject> {
  const post: ResponsePost = {
    submissionId: randomUUID(),
    city: CITY,
    language: person % 3 === 0 ? 'en' : 'zh-CN',
    noticeVersion: '1',
    answers: answersTo(items, person % 2),
    ticket,
    channel: 'direct',
    suspicion: null,
    work: null,
    draw: null,
    seconds: 100 + ((person * 7919) % 500),
  }
  const before = responseIds()
  const outcome = await server.collection.submit(server.waveId, post)
  expect(outcome.outcome).toBe('stored')
  const id = [...responseIds()].find((one) => !before.has(one)) ?? ''
  const texts = [JSON.stringify(post), JSON.stringify(outcome)]
  return {
    marks: [id, post.submissionId, ticket ?? post.submissionId, ...texts],
    sizes: texts.map((text) => text.length),
  }
}

function responseIds(): Set<string> {
  const ids = server.database.columns.prepare(`SELECT "id" FROM "Response"`).pluck().all()
  return new Set(ids as string[])
}

/** A copy of the files as they lie there while the server runs. */
function copyFiles(name: string): string {
  const file = join(folder, name)
  for (const ending of ['', '-wal', '-shm']) {
    const from = server.database.file + ending
    if (existsSync(from)) copyFileSync(from, file + ending)
  }
  return file
}

/** People come in a row; each begins, and is done when four others have begun. */
async function inTurn(
  people: number,
  begin: (person: number) => Promise<void>,
  end: (person: number) => Promise<void>,
) {
  const UNDERWAY = 4
  for (let step = 0; step < people + UNDERWAY; step++) {
    if (step < people) await begin(step)
    if (step >= UNDERWAY) await end(step - UNDERWAY)
  }
}

describe('invitations and responses', () => {
  test('cannot be matched better than by chance, with the files of the server and all it was sent', async () => {
    const tickets: string[] = []
    let middle = ''
    await inTurn(
      PEOPLE,
      async (person) => {
        const { ticket, seen } = await redeem(codes[person] ?? '')
        tickets.push(ticket)
        redemptions.push(seen)
        if (person === HALF_WAY) middle = copyFiles('middle.db')
      },
      async (person) => void responses.push(await submit(tickets[person] ?? '', person)),
    )
    expect(findLinkages(redemptions, responses, copyFiles('end.db'))).toEqual([])
    const early = [redemptions, responses].map((all) => all.slice(0, HALF_WAY - 4)) as [Subject[], Subject[]]
    expect(findLinkages(...early, middle)).toEqual([])
    const rows = server.database.columns.prepare(`SELECT count(*) FROM "SpentTicket"`).pluck().get()
    expect(rows).toBe(PEOPLE)
  }, 120_000)

  test('are matched when a value of the one is kept with the other', () => {
    const file = copyFiles('value.db')
    const leaky = redemptions.map((seen, person) => {
      const [id = ''] = responses[person]?.marks ?? []
      return { ...seen, marks: [...seen.marks, hashed(id)] }
    })
    expect(findLinkages(leaky, responses, file).map(({ how }) => how)).toContain(
      `a shared value, ${PEOPLE} times`,
    )
  })

  test('are matched when both are numbered in the order they come in', () => {
    const file = copyFiles('numbered.db')
    const copy = new Sqlite(file)
    for (const [name, subjects] of [
      ['Redeemed', redemptions],
      ['Arrived', responses],
    ] as const) {
      copy.exec(`CREATE TABLE "${name}" ("number" INTEGER PRIMARY KEY, "mark" TEXT)`)
      const insert = copy.prepare(`INSERT INTO "${name}" ("mark") VALUES (?)`)
      for (const { marks } of subjects) insert.run(marks[0])
    }
    copy.close()
    const found = findLinkages(redemptions, responses, file).map(({ how }) => how)
    expect(found).toContain('Redeemed.number ~ Arrived.number')
  })

  test('are matched when the log of the database keeps them in the order they came in', async () => {
    const { columns } = server.database
    const claims = claimWriter(columns)
    const begun: Subject[] = []
    const done: Subject[] = []
    // few enough for the log not to begin anew on its own
    columns.pragma('wal_checkpoint(TRUNCATE)')
    await inTurn(
      PEOPLE / 2,
      (person) => {
        const code = codes[PEOPLE + person] ?? ''
        const tokenHash = hashOfCode(code) ?? ''
        const claim = hashed(`claim of ${code}`)
        claims.claim({ waveId: server.waveId, cityCode: CITY, tokenHash, claim })
        begun.push({ marks: [tokenHash, claim], sizes: [] })
        return Promise.resolve()
      },
      async (person) => void done.push(await submit(null, person)),
    )
    const found = findLinkages(begun, done, copyFiles('log.db'))
    expect(found.some(({ how, strength }) => how.includes('-wal') && strength > 0.9)).toBe(true)
  }, 60_000)
})

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
