import { execFile } from 'node:child_process'
import { createServer, type AddressInfo, type Server } from 'node:net'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { scratchFolder } from '#tests/support/scratch-folder.ts'

const HOST = '127.0.0.1'

let folder: string
let holder: Server
let port: number
beforeEach(async () => {
  folder = scratchFolder()
  holder = createServer()
  await new Promise<void>((done) => holder.listen(0, HOST, done))
  port = (holder.address() as AddressInfo).port
})
afterEach(() => void holder.close())

/** Runs the step of `npm start` between building and serving. */
function prepare(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = {
    ...process.env,
    HOST,
    PORT: String(port),
    DATA_DIR: folder,
    PUBLIC_ORIGIN: '',
    TRUST_PROXY: '',
  }
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'app/commands/prepare.ts', ...args],
      { env },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

it('says plainly that the port is in use and what to do, and leaves the database alone', async () => {
  const { code, stdout, stderr } = await prepare('--cities', '2', '--responses', '50')
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain(`Port ${port} is in use`)
  expect(stderr).toContain(`PORT=${port + 1} npm start`)
  expect(stderr).not.toContain('Database')
})

it('prints the address and the sign-ins as JSON, and everything for people elsewhere', async () => {
  await new Promise((done) => holder.close(done))
  const { code, stdout, stderr } = await prepare('--cities', '2', '--responses', '50')
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    address: `http://${HOST}:${port}`,
    publicOrigin: null,
    signIns: [{ name: 'demo-evaluator' }, { name: 'demo-official' }, { name: 'demo-operator' }],
  })
  expect(stderr).toContain('100% 50/50')
})
