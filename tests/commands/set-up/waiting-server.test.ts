import { createServer, type AddressInfo } from 'node:net'

import { expect, it } from 'vitest'

import { holdAddress } from '#app/commands/set-up/waiting-server.ts'

const HOST = '127.0.0.1'

it('tells everybody to wait, keeps others off the port, and lets go of it', async () => {
  const port = await freePort()
  const release = await holdAddress(HOST, port)
  const response = await fetch(`http://${HOST}:${port}/readyz`)
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('3')
  expect(await response.text()).toContain('正在准备')

  await expect(holdAddress(HOST, port)).rejects.toMatchObject({ code: 'EADDRINUSE', port })
  await release()
  const again = await holdAddress(HOST, port)
  await again()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, HOST, done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
