import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import pino from 'pino'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { makeRateBudget } from '#app/platform/http/rate-budget.server.ts'
import { openCollection } from '#app/services/collection/collection.server.ts'
import { collectionEndpoint } from '#app/services/collection/endpoint.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeOpenWave } from '#tests/support/records/waves.ts'

/** Of the installations that tests start. */
export const SECRET = 'a secret of the tests'

/** The collection endpoint alone on a port of its own, with an open wave on a fresh database. */
export async function startCollection({ budget = null as number | null, wave = {} } = {}) {
  loadTranslations('locales')
  const database = await openTestDatabase('reference')
  const waveId = await makeOpenWave(database, wave)
  const collection = openCollection(database, () => new Date('2025-03-10T12:00:00Z'), SECRET)
  const log = pino({ level: 'silent' })
  const take = collectionEndpoint(collection, makeRateBudget(budget, false), SECRET, log)
  const server = createServer((request, response) => {
    if (!take(request, response)) response.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    database,
    collection,
    waveId,
    url: `${origin}/api/v1/waves/${waveId}/responses`,
    origin,
    countRows: () => database.columns.prepare('SELECT count(*) FROM "Response"').pluck().get() as number,
    async stop() {
      await new Promise((closed) => server.close(closed).closeAllConnections())
      collection.close()
      await database.remove()
    },
  }
}

export type CollectionServer = Awaited<ReturnType<typeof startCollection>>
