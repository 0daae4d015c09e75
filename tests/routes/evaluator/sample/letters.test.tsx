import { createElement } from 'react'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { action, loader } from '#app/routes/evaluator/sample/letters.tsx'
import { setDeclined } from '#app/data/fieldwork/invitations/claim-invitation.server.ts'
import { hashOfCode } from '#app/data/fieldwork/invitations/code-hash.server.ts'
import { writeInvitations, type InvitationLine } from '#app/services/fieldwork/invitations/invitation-file.ts'
import { makeInvitations } from '#app/services/fieldwork/invitations/make-invitations.server.ts'
import { setSample } from '#app/services/fieldwork/samples/set-sample.server.ts'
import type { PrintFacts } from '#app/ui/staff/sample/print/print-facts.ts'
import { PrintedPieces } from '#app/ui/staff/sample/print/printed-pieces.tsx'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addStaff, contextOf, NOW, requestOf, tokenOf } from '#tests/support/records/staff.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const ORIGIN = 'http://survey.example'
let db: TestDatabase
let token: string
let lines: InvitationLine[]

beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  await addStaff(db, 'evaluator', 'evaluator')
  token = await tokenOf(db, 'evaluator')
  await makeOpenWave(db, { opensOn: '2026-03-01', closesOn: '2026-05-31' })
  const frame = `city,stratum,population,invitations\n${CITY},core,600000,401\n`
  const by = { by: 'evaluator', at: NOW }
  await setSample(db, 'spring', frame, { merge: false, ...by })
  const asked = { wave: 'spring', city: CITY, batches: 2, origin: ORIGIN, secret: 's'.repeat(32), ...by }
  const made = await makeInvitations(db, asked)
  if (made.outcome !== 'made') throw new Error(JSON.stringify(made))
  lines = made.lines
})
afterAll(() => db.remove())

const context = () => contextOf(db, { publicOrigin: `${ORIGIN}/` })

/** Posts a file of invitations with the fields of the form, as browsers do. */
async function layOut(form: Record<string, string>, file = writeInvitations(lines)) {
  const body = new FormData()
  for (const [name, value] of Object.entries({ city: CITY, ...form })) body.set(name, value)
  body.set('file', new File([`\ufeff${file}`], 'invitations.csv', { type: 'text/csv' }))
  const { url, headers } = requestOf('/evaluator/waves/spring/sample/letters', token)
  const request = new Request(url, { method: 'POST', body, headers })
  const page = await action({ request, context: context(), params: { wave: 'spring' } })
  return { ...page.data, status: page.init?.status ?? 200 }
}

const poster = (query: string) =>
  loader({
    request: requestOf(`/evaluator/waves/spring/sample/letters?city=${CITY}${query}`, token),
    context: context(),
    params: { wave: 'spring' },
  })

describe('laying out a file of invitations', () => {
  it('takes a hundred letters and four hundred cards a part, and any part that is asked for', async () => {
    expect((await layOut({ piece: 'letter' })).laid).toMatchObject({ piece: 'letter', part: 1, parts: 5 })
    expect((await layOut({ piece: 'card', part: '2' })).laid).toMatchObject({ part: 2, parts: 2 })
    expect((await layOut({ piece: 'card', part: '99' })).laid).toMatchObject({ part: 2, parts: 2 })
  })

  it('keeps number and code of each, in the order of the file, and nothing else', async () => {
    const { laid } = await layOut({ piece: 'reminder', language: 'both' })
    expect(laid).toMatchObject({ language: 'both', declined: 0 })
    expect(laid?.invitations).toEqual(lines.map(({ number, code }) => ({ number, code })))
  })

  it('takes one batch where one is named, and says when there is nothing to print', async () => {
    const { laid } = await layOut({ batch: '2' })
    const second = lines.filter(({ batch }) => batch === 2)
    expect(laid?.invitations.map(({ code }) => code)).toEqual(second.map(({ code }) => code))
    expect(await layOut({ batch: '7' })).toMatchObject({ status: 409, laid: null })
    expect(await layOut({ city: '440300' })).toMatchObject({
      status: 409,
      refused: 'The file holds no codes of this city and batch that are still to be sent.',
    })
  })

  it('leaves out who does not want to be written to, and says how many they are', async () => {
    const [first] = lines
    const hash = hashOfCode(first?.code ?? '') ?? ''
    setDeclined(db.columns, hash, true)
    const { laid } = await layOut({ piece: 'reminder' })
    expect([laid?.declined, laid?.invitations.length]).toEqual([1, 400])
    expect(laid?.invitations.some(({ code }) => code === first?.code)).toBe(false)
    setDeclined(db.columns, hash, false)
  })

  it('refuses codes of another wave, and what is no file of invitations', async () => {
    const foreign = await layOut({}, 'code\n0000-0000-0000-0000\n')
    expect(foreign).toMatchObject({ status: 409, laid: null })
    expect(foreign.refused).not.toContain('FOREIGN_CODES')
    expect((await layOut({}, 'name\nsomebody\n')).status).toBe(409)
  })
})

describe('a poster', () => {
  it('holds the open link of its channel at the address residents know', async () => {
    expect(await poster('&channel=metro&language=en')).toMatchObject({
      link: `${ORIGIN}/s/spring/${CITY}?c=metro`,
      language: 'en',
      facts: { origin: ORIGIN, closesOn: '2026-05-31', synthetic: false },
    })
    expect(await poster('&language=klingon')).toMatchObject({
      link: `${ORIGIN}/s/spring/${CITY}`,
      language: 'zh-CN',
    })
  })
})

describe('printed pieces', () => {
  const render = async (piece: 'card' | 'letter' | 'reminder', part: number, count = lines.length) => {
    const facts = (await poster('')).facts as PrintFacts
    const invitations = lines.slice(0, count).map(({ number, code }) => ({ number, code }))
    const props = { facts, piece, language: 'both' as const, part, invitations }
    return renderPage(createElement(PrintedPieces, props), 'zh-CN')
  }
  const times = (html: string, text: string) => html.split(text).length - 1

  it('are fifty sheets for four hundred cards, eight on each, and one for the card that is left', async () => {
    const first = await render('card', 1)
    expect([times(first, 'class="cards"'), times(first, '<article')]).toEqual([50, 400])
    const last = await render('card', 2)
    expect([times(last, 'class="cards"'), times(last, '<article')]).toEqual([1, 1])
    expect(last).toContain(lines[400]?.code)
  })

  it('are one sheet a letter, with its own code, its number and the way out in both languages', async () => {
    const html = await render('letter', 1, 2)
    expect(times(html, '<article')).toBe(2)
    for (const { code, number } of lines.slice(0, 2)) {
      expect(times(html, code)).toBe(1)
      expect(html).toContain(`№ ${number}<`)
    }
    expect([times(html, 'lang="zh-CN"'), times(html, `${ORIGIN}/i `)]).toEqual([8, 4])
  })
})
