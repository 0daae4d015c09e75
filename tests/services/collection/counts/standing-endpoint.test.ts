import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { countStandingVisits } from '#app/data/fieldwork/monitor/standing-visits.server.ts'
import { makeRateBudget } from '#app/platform/http/rate-budget.server.ts'
import { standingEndpoint } from '#app/services/collection/counts/standing-endpoint.server.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { CITY } from '#tests/support/records/waves.ts'

let site: CollectionServer
let address: string
let server: ReturnType<typeof createServer>

beforeAll(async () => {
  site = await startCollection()
  const take = standingEndpoint(site.collection, makeRateBudget(null, false))
  server = createServer((request, response) => {
    if (!take(request, response)) response.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/waves/${site.waveId}/standing`
})
afterAll(async () => {
  await new Promise((closed) => server.close(closed).closeAllConnections())
  await site.stop()
})

const tell = async (body: unknown) =>
  (await fetch(address, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }))
    .status
const standing = () => {
  site.collection.standing.write()
  return Object.fromEntries(countStandingVisits(site.database, site.waveId, CITY))
}

test('a page that is left stands at its question until it is looked at again', async () => {
  expect(await tell({ city: CITY, at: 'gender', back: null })).toBe(204)
  expect(await tell({ city: CITY, at: 'check', back: null })).toBe(204)
  expect(standing()).toEqual({ gender: 1, check: 1 })
  await tell({ city: CITY, at: null, back: 'gender' })
  expect(standing()).toEqual({ gender: 0, check: 1 })
})

test('what names no question of the wave, or nothing at all, changes nothing', async () => {
  const before = standing()
  for (const body of [
    { city: CITY, at: 'secret' },
    { city: '999999', at: 'gender' },
    'not json',
    'x'.repeat(600),
  ]) {
    expect(await tell(body)).toBe(204)
  }
  expect(standing()).toEqual(before)
  expect((await fetch(address)).status).toBe(404)
})
