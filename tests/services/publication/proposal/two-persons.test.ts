import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { proposeRelease } from '#app/services/publication/proposal/propose-release.server.ts'
import {
  hasSecondPerson,
  openProposal,
  proposalsFor,
} from '#app/services/publication/proposal/read-proposals.server.ts'
import { confirmRelease, declineRelease } from '#app/services/publication/proposal/settle-proposal.server.ts'
import { listReleases, readRelease } from '#app/services/reporting/read-releases.server.ts'
import { makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addStaff } from '#tests/support/records/staff.ts'

const AT = new Date('2026-04-10T08:00:00.000Z')
const REASON = { 'zh-CN': '更正一座城市的权重。', en: 'The weights of one city are corrected.' }

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

async function analysed(id: string) {
  await makeClosedWave(db, { id, cities: [{ code: RANKED, responses: 120 }] })
  await analyseWave(db, id)
}

async function proposed(wave: string, reason: typeof REASON | null = null): Promise<number> {
  const outcome = await proposeRelease(db, wave, { by: 'eva', at: AT, reason })
  if (outcome.outcome !== 'proposed') throw new Error(JSON.stringify(outcome))
  return outcome.proposalId
}

describe('a release of two persons', () => {
  it('waits for the second, and then names both', async () => {
    await analysed('two')
    const id = await proposed('two')
    expect(listReleases(db)).toEqual([])
    expect(await openProposal(db, 'two')).toMatchObject({ id, state: 'waiting', proposedBy: 'eva' })
    expect(await proposalsFor(db, { name: 'eva' })).toEqual([])
    expect(await proposalsFor(db, { name: 'otto' })).toMatchObject([{ id }])

    expect(await confirmRelease(db, id, { by: 'otto', at: AT })).toMatchObject({ releaseId: 'two-r1' })
    expect(await readRelease(db, 'two-r1')).toMatchObject({
      proposedBy: 'eva',
      confirmedBy: 'otto',
      publishedOn: '2026-04-10',
    })
    expect(await openProposal(db, 'two')).toBeNull()
    const { lines } = await listAudit(db, 1, 2)
    expect(lines.map(({ actor, action }) => [actor, action])).toEqual([
      ['otto', 'release-made'],
      ['eva', 'release-proposed'],
    ])
  })

  it('says of a second release why it takes the place of the first, on both', async () => {
    await analysed('errata')
    await confirmRelease(db, await proposed('errata'), { by: 'otto', at: AT })
    await confirmRelease(db, await proposed('errata', REASON), { by: 'otto', at: AT })
    expect(await readRelease(db, 'errata-r2')).toMatchObject({
      supersedes: 'errata-r1',
      reason: REASON,
      successor: null,
    })
    expect(await readRelease(db, 'errata-r1')).toMatchObject({
      reason: null,
      successor: { id: 'errata-r2', reason: REASON },
    })
  })

  it('is confirmed by nobody who put it forward, once, and by nobody after it was settled', async () => {
    await analysed('once')
    const id = await proposed('once')
    expect(await confirmRelease(db, id, { by: 'eva', at: AT })).toMatchObject({
      error: { code: 'OWN_PROPOSAL' },
    })
    const both = await Promise.all(['otto', 'ulla'].map((by) => confirmRelease(db, id, { by, at: AT })))
    expect(both.map((one) => ('error' in one ? one.error.code : one.releaseId)).sort()).toEqual([
      'PROPOSAL_SETTLED',
      'once-r1',
    ])
    const late = { by: 'ulla', at: AT, answer: 'Too late.' }
    expect(await declineRelease(db, id, late)).toMatchObject({ error: { code: 'PROPOSAL_SETTLED' } })
    expect(await confirmRelease(db, 999, late)).toMatchObject({ error: { code: 'UNKNOWN_PROPOSAL' } })
  })

  it('is declined with a reason or withdrawn by its maker, and can be put forward again', async () => {
    await analysed('no')
    const first = await proposed('no')
    expect(await proposeRelease(db, 'no', { by: 'otto', at: AT, reason: null })).toMatchObject({
      error: { code: 'PROPOSAL_WAITING' },
    })
    const decision = { by: 'otto', at: AT }
    expect(await declineRelease(db, first, { ...decision, answer: ' ' })).toMatchObject({
      error: { code: 'ANSWER_MISSING' },
    })
    expect(await declineRelease(db, first, { ...decision, answer: 'Look at the weights.' })).toMatchObject({
      state: 'declined',
    })
    expect(await openProposal(db, 'no')).toMatchObject({ decidedBy: 'otto', answer: 'Look at the weights.' })

    const second = await proposed('no')
    expect(await declineRelease(db, second, { by: 'eva', at: AT, answer: '' })).toMatchObject({
      state: 'withdrawn',
    })
    expect(listReleases(db).filter(({ waveId }) => waveId === 'no')).toEqual([])
  })

  it('is not put forward when it could not be released', async () => {
    expect(await proposeRelease(db, 'none', { by: 'eva', at: AT, reason: null })).toMatchObject({
      error: { code: 'UNKNOWN_WAVE' },
    })
    await makeClosedWave(db, { id: 'raw', cities: [{ code: RANKED, responses: 40 }] })
    expect(await proposeRelease(db, 'raw', { by: 'eva', at: AT, reason: null })).toMatchObject({
      error: { code: 'NOT_ANALYSED' },
    })
  })
})

it('a second person is another evaluator who may sign in', async () => {
  await addStaff(db, 'eva', 'evaluator')
  await addStaff(db, 'olga', 'official', [RANKED])
  expect(await hasSecondPerson(db, { name: 'eva' })).toBe(false)
  await addStaff(db, 'otto', 'evaluator')
  expect(await hasSecondPerson(db, { name: 'eva' })).toBe(true)
  db.columns.prepare(`UPDATE "Account" SET "disabled" = 1 WHERE "name" = 'otto'`).run()
  expect(await hasSecondPerson(db, { name: 'eva' })).toBe(false)
})
