import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import express from 'express'
import { expect, it } from 'vitest'

import { lastResort } from '#app/platform/http/last-resort.server.ts'
import { makeLog } from '#app/platform/log.server.ts'

async function answerTo(path: string): Promise<Response> {
  const app = express()
  app.get('/broken', () => {
    throw new Error('secret insides')
  })
  app.get('/named/:name', (_request, response) => void response.send('found'))
  app.use(lastResort(makeLog('silent')))
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
  } finally {
    server.close()
  }
}

it('tells a reader nothing of what broke', async () => {
  const answer = await answerTo('/broken')
  expect(answer.status).toBe(500)
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect(await answer.text()).toBe('Something went wrong on our side. Please try again.')
})

it('answers an address that cannot be read with 400', async () => {
  const answer = await answerTo('/named/%E0%A4%A')
  expect(answer.status).toBe(400)
  expect(await answer.text()).toBe('This address cannot be read.')
})
