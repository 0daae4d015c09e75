import { afterAll, beforeAll, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loader as home } from '#app/routes/evaluator/home.tsx'
import { action as step, loader as wave } from '#app/routes/evaluator/wave/wave.tsx'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { listReleases } from '#app/services/reporting/read-releases.server.ts'
import { CHECKS } from '#app/ui/staff/wave/releasing/release-checks.tsx'
import { makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addStaff, contextOf, requestOf, thrownBy, tokenOf } from '#tests/support/records/staff.ts'

const ID = 'made'
const CHECKED = CHECKS.map((check): [string, string] => ['check', check])

let db: TestDatabase
const tokens: Record<string, string> = {}
beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  for (const name of ['eva', 'otto']) {
    await addStaff(db, name, 'evaluator')
    tokens[name] = await tokenOf(db, name)
  }
  await makeClosedWave(db, { id: ID, cities: [{ code: RANKED, responses: 120 }] })
  await analyseWave(db, ID)
})
afterAll(() => db.remove())

const pageFor = (name: string) =>
  wave({
    request: requestOf(`/evaluator/waves/${ID}`, tokens[name]!),
    context: contextOf(db),
    params: { wave: ID },
  })

const take = (name: string, fields: [string, string][]) =>
  step({
    request: new Request(`http://localhost:3000/evaluator/waves/${ID}`, {
      method: 'POST',
      headers: { Cookie: `session=${tokens[name]}` },
      body: new URLSearchParams(fields),
    }),
    context: contextOf(db),
    params: { wave: ID },
  })

it('one evaluator puts a release forward, finds it waiting, and another confirms every line before it is released', async () => {
  const proposed = await thrownBy(take('eva', [['step', 'release'], ...CHECKED]))
  expect(proposed.headers.get('location')).toBe(`/evaluator/waves/${ID}?done=proposed#release`)
  expect(listReleases(db)).toEqual([])
  expect((await pageFor('eva')).proposal).toMatchObject({ own: true, state: 'waiting', proposedBy: 'eva' })

  const first = await home({
    request: requestOf('/evaluator', tokens['otto']!),
    context: contextOf(db),
    params: {},
  })
  expect(first.proposals).toMatchObject([{ waveId: ID, proposedBy: 'eva' }])
  const { proposal } = await pageFor('otto')
  expect(proposal).toMatchObject({ own: false, analysisId: `${ID}-a1` })

  const confirm: [string, string][] = [
    ['step', 'confirm'],
    ['proposal', String(proposal!.id)],
  ]
  expect((await take('otto', confirm)).data.missing).toEqual([...CHECKS])
  expect((await take('eva', [...confirm, ...CHECKED])).data.refused).toContain('somebody else has to confirm')
  const released = await thrownBy(take('otto', [...confirm, ...CHECKED]))
  expect(released.headers.get('location')).toBe(`/evaluator/releases/${ID}-r1?done=released`)
})

it('a release in the place of another says why, in both languages', async () => {
  const again: [string, string][] = [['step', 'release'], ...CHECKED, ['reason-zh', '更正']]
  expect((await take('eva', again)).data.missing).toEqual(['reason-en'])
  await thrownBy(take('eva', [...again, ['reason-en', 'A correction']]))
  const { proposal } = await pageFor('otto')
  expect(proposal?.reason).toEqual({ 'zh-CN': '更正', en: 'A correction' })

  const declined: [string, string][] = [
    ['step', 'decline'],
    ['proposal', String(proposal!.id)],
    ['answer', 'Which city?'],
  ]
  const answer = await thrownBy(take('otto', declined))
  expect(answer.headers.get('location')).toBe(`/evaluator/waves/${ID}?done=declined#release`)
  expect((await pageFor('eva')).proposal).toMatchObject({ state: 'declined', answer: 'Which city?' })
})
