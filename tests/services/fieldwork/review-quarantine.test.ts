import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { takenInWriter } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import { readQuarantine, reviewQuarantine } from '#app/services/fieldwork/review-quarantine.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { responseOf } from '#tests/support/records/responses.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

const who = { by: 'eva', at: new Date('2025-03-12T08:00:00Z') }
let db: TestDatabase
let wave = ''

function taken(id: string, quarantine: TakenIn['quarantine']): TakenIn {
  const row = responseOf(wave, id, {
    seconds: 1,
    answers: JSON.stringify({ usual_resident: 'yes', one_change_open: 'my name is Li' }),
  })
  return { row, presentation: null, quarantine }
}

beforeAll(async () => {
  db = await openTestDatabase('reference')
  wave = await makeOpenWave(db)
})
afterAll(() => db.remove())
beforeEach(() => {
  db.columns.exec('DELETE FROM "Quarantine"; DELETE FROM "Response"')
  takenInWriter(db)([taken('a', 'honeypot'), taken('b', 'too-quick'), taken('c', 'too-quick')])
})

const stored = () => db.columns.prepare('SELECT "id" FROM "Response" ORDER BY "id"').pluck().all()

describe('reviewQuarantine', () => {
  it('lists how responses came in, and nothing of what was answered', () => {
    const { counts, lines } = readQuarantine(db, wave, 10)
    expect(counts).toEqual({ honeypot: 1, 'too-quick': 2 })
    expect(lines[0]).toEqual({
      id: 'a',
      reason: 'honeypot',
      city: CITY,
      day: '2025-03-10',
      language: 'en',
      seconds: 1,
      answered: 2,
    })
    expect(JSON.stringify(lines)).not.toContain('Li')
    expect(readQuarantine(db, wave, 2).lines).toHaveLength(2)
  })

  it('takes in one response, or all of a reason, and writes down who decided', async () => {
    const one = { decision: 'admit', reason: 'too-quick', id: 'b' } as const
    expect(await reviewQuarantine(db, wave, one, who)).toMatchObject({
      admitted: 1,
      quarantined: { honeypot: 1, 'too-quick': 1 },
    })
    expect(stored()).toEqual(['b'])
    await reviewQuarantine(db, wave, { ...one, id: null }, who)
    expect(stored()).toEqual(['b', 'c'])
    const { lines } = await listAudit(db, 1, 1)
    expect(lines[0]).toMatchObject({
      actor: 'eva',
      action: 'quarantine-admitted',
      subject: wave,
      detail: { reason: 'too-quick', responses: 1 },
    })
  })

  it('leaves responses aside when that is decided, and writes that down too', async () => {
    const keep = { decision: 'keep', reason: 'too-quick', id: null } as const
    expect(await reviewQuarantine(db, wave, keep, who)).toMatchObject({ admitted: 0 })
    expect(readQuarantine(db, wave, 10).counts).toEqual({ honeypot: 1, 'too-quick': 2 })
    const { lines } = await listAudit(db, 1, 1)
    expect(lines[0]).toMatchObject({
      action: 'quarantine-kept',
      detail: { reason: 'too-quick', responses: 2 },
    })
  })

  it('knows the reason of a response: another reason takes nothing in', async () => {
    await reviewQuarantine(db, wave, { decision: 'admit', reason: 'honeypot', id: 'b' }, who)
    expect(stored()).toEqual([])
  })

  it('refuses a wave that is not there', async () => {
    expect(await reviewQuarantine(db, 'nowhere', null, who)).toMatchObject({
      error: { code: 'UNKNOWN_WAVE' },
    })
  })
})
