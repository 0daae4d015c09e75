import { afterAll, beforeAll, expect, test } from 'vitest'

import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { addChannel } from '#app/services/fieldwork/channels/change-channels.server.ts'
import { makeInvitations } from '#app/services/fieldwork/invitations/make-invitations.server.ts'
import { setSample } from '#app/services/fieldwork/samples/set-sample.server.ts'
import { readReadiness } from '#app/services/fieldwork/waves/read-readiness.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

const BY = { by: 'eva', at: new Date('2025-02-20T08:00:00Z') }
let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase('reference')
  await makeOpenWave(db, {
    cities: [
      { code: CITY, design: 'invited', invited: 1000 },
      { code: '440300', design: 'invited', invited: 1000 },
      { code: '310000', design: 'open' },
    ],
  })
})
afterAll(() => db.remove())

async function read() {
  const wave = await findWave(db, 'spring')
  if (!wave) throw new Error('the wave is not there')
  return readReadiness(db, wave)
}

test('cities of the invited sample lack codes until they are made, one city after the other', async () => {
  expect(await read()).toEqual({ invited: 2, withoutCodes: 2, channels: 0 })
  const frame = `city,stratum,population,invitations\n${CITY},core,600000,200\n`
  await setSample(db, 'spring', frame, { merge: false, ...BY })
  expect((await read()).withoutCodes).toBe(2)
  const asked = {
    wave: 'spring',
    city: CITY,
    batches: 1,
    origin: 'https://x.example',
    secret: 's'.repeat(32),
  }
  await makeInvitations(db, { ...asked, ...BY })
  expect(await read()).toEqual({ invited: 2, withoutCodes: 1, channels: 0 })
})

test('channels of the open link are counted', async () => {
  await addChannel(db, 'spring', { kind: 'poster', name: 'Metro' }, BY)
  expect((await read()).channels).toBe(1)
})
