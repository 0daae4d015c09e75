import { expect, it } from 'vitest'

import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { openDemonstration } from '#app/services/demonstration/open-demonstration.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'

const NOW = new Date('2026-11-22T08:00:00Z')

it('opens a synthetic wave in all cities of the register, from some days ago for a year, once', async () => {
  const db = await openTestDatabase('reference')
  expect(await openDemonstration(db, NOW)).toEqual({ outcome: 'opened', wave: 'demo-open' })
  expect(await openDemonstration(db, NOW)).toEqual({ outcome: 'present', wave: 'demo-open' })
  const wave = (await findWave(db, 'demo-open'))!
  expect(wave).toMatchObject({
    status: 'open',
    synthetic: true,
    opensOn: '2026-11-19',
    closesOn: '2027-11-22',
  })
  expect(wave.cities).toHaveLength(121)
  expect(new Set(wave.cities.map(({ design }) => design))).toEqual(new Set(['open']))
  expect(wave.settings.legal.organiser?.['zh-CN']).toContain('演示')
  expect(wave.settings.minutes).toBe(4)
  expect(wave.questionnaire).toMatchObject({ form: 'short', frozen: true })
  await db.remove()
})
