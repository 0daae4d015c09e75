import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { healthRoutes } from '#app/platform/http/health.server.ts'
import { timeRequests } from '#app/platform/http/metrics.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'

const database = await openTestDatabase()
const app = express().use(healthRoutes(database, 'prisma/migrations'))
app.use(timeRequests)
app.get('/ranking', (_request, response) => void response.send('ok'))
const server = createServer(app)
let origin = ''

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await database.remove()
})

test('says ready when every migration is applied', async () => {
  const response = await fetch(`${origin}/readyz`)
  expect([response.status, await response.text()]).toEqual([200, 'ready'])
})

test('names a migration that is not applied', async () => {
  database.columns.exec(
    `UPDATE "_prisma_migrations" SET migration_name = 'other' WHERE migration_name = '0001_first'`,
  )
  const response = await fetch(`${origin}/readyz`)
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('0001_first')
})

test('counts requests by area and status, without the address asked for', async () => {
  await fetch(`${origin}/ranking?city=110000`)
  const text = await (await fetch(`${origin}/metrics`)).text()
  expect(text).toMatch(/smile_http_request_seconds_count\{area="ranking",method="GET",status="2xx"\} 1/)
  expect(text).not.toContain('110000')
})
