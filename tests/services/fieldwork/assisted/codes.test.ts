import { afterAll, beforeAll, expect, it } from 'vitest'

import { listAssistedCodes } from '#app/data/fieldwork/assisted/assisted-codes.server.ts'
import { enterAssisted } from '#app/services/collection/assisted/enter-assisted.server.ts'
import { makeCodes } from '#app/services/fieldwork/assisted/make-codes.server.ts'
import { offerModes } from '#app/services/fieldwork/assisted/offer-modes.server.ts'
import { revokeCode } from '#app/services/fieldwork/assisted/revoke-code.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

const AS = { by: 'eva', at: new Date('2025-03-10T08:00:00Z') }
let db: TestDatabase
let wave: string
beforeAll(async () => {
  db = await openTestDatabase('reference')
  wave = await makeOpenWave(db)
})
afterAll(() => db.remove())

async function make(kind: 'tablet' | 'interviewer', cityCode: string | null, count = 1) {
  const made = await makeCodes(db, { wave, kind, cityCode, count }, AS)
  if (made.outcome === 'refused') throw new Error(made.error.code)
  return made.codes
}

it('makes no code for a mode that the wave does not offer', async () => {
  const made = await makeCodes(db, { wave, kind: 'tablet', cityCode: CITY, count: 1 }, AS)
  expect(made).toMatchObject({ outcome: 'refused', error: { code: 'MODE_NOT_OFFERED' } })
})

it('offers modes in a fixed order, answering by oneself always among them, and keeps the other settings', async () => {
  const before = JSON.parse(settings()) as Record<string, unknown>
  expect(await offerModes(db, { wave, modes: ['telephone', 'tablet', 'interviewer'] }, AS)).toEqual({
    outcome: 'offered',
    modes: ['web', 'tablet', 'interviewer', 'telephone'],
  })
  expect(JSON.parse(settings())).toEqual({ ...before, modes: ['web', 'tablet', 'interviewer', 'telephone'] })
})

it('numbers codes in the order made, keeps only their hashes, and lets in whoever types one in any way', async () => {
  const [first, second] = await make('interviewer', null, 2)
  expect([first!.number, second!.number]).toEqual([1, 2])
  expect(first!.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
  expect(everyText()).not.toContain(first!.code.replaceAll('-', ''))
  const typed = ` ${second!.code.toLowerCase().replaceAll('-', ' ')} `
  expect(enterAssisted(db, typed)).toMatchObject({
    outcome: 'entered',
    code: { waveId: wave, kind: 'interviewer', number: 2, cityCode: null, revoked: false },
  })
})

it('lets nobody in by a code that was never made, was taken back, or is none', async () => {
  const [tablet] = await make('tablet', CITY)
  expect(revokeCode(db, { wave, kind: 'tablet', number: tablet!.number }, AS)).toEqual({ outcome: 'revoked' })
  expect(enterAssisted(db, tablet!.code)).toEqual({ outcome: 'refused', reason: 'revoked' })
  expect(enterAssisted(db, '0000-0000-0000')).toEqual({ outcome: 'refused', reason: 'unknown' })
  expect(enterAssisted(db, 'no code')).toEqual({ outcome: 'refused', reason: 'malformed' })
  expect(revokeCode(db, { wave, kind: 'tablet', number: tablet!.number }, AS)).toMatchObject({
    error: { code: 'UNKNOWN_CODE' },
  })
})

it('gives a tablet no code without a city, none in a city the wave does not ask in, and none once it is closed', async () => {
  const make = (cityCode: string | null) =>
    makeCodes(db, { wave, kind: 'tablet', cityCode, count: 1 }, AS).then(
      (made) => 'error' in made && made.error.code,
    )
  expect(await make(null)).toBe('UNKNOWN_CITY')
  expect(await make('110000')).toBe('UNKNOWN_CITY')
  db.columns.prepare(`UPDATE "Wave" SET "status" = 'closed'`).run()
  expect(await make(CITY)).toBe('WAVE_IS_CLOSED')
  expect(await offerModes(db, { wave, modes: [] }, AS)).toMatchObject({ error: { code: 'WAVE_IS_CLOSED' } })
  expect(listAssistedCodes(db, wave).map(({ kind, number }) => `${kind} ${number}`)).toEqual([
    'tablet 1',
    'interviewer 1',
    'interviewer 2',
  ])
})

function settings(): string {
  return db.columns.prepare('SELECT "settings" FROM "Wave"').pluck().get() as string
}

function everyText(): string {
  return JSON.stringify(db.columns.prepare('SELECT * FROM "AssistedCode"').all())
}
