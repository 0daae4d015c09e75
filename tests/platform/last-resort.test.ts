import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import express from 'express'
import { expect, it } from 'vitest'

import { lastResort } from '#app/platform/last-resort.server.ts'
import { makeLog } from '#app/platform/log.server.ts'

it('tells a reader nothing of what broke', async () => {
  const app = express()
  app.get('/', () => {
    throw new Error('secret insides')
  })
  app.use(lastResort(makeLog('silent')))
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const text = await answer.text()
  server.close()
  expect(answer.status).toBe(500)
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect(text).toBe('Something went wrong on our side. Please try again.')
})
