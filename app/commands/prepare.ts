/** What `npm start` does between building and serving. Prints the address and the sign-ins as JSON. */
import { Command } from 'commander'

import { readEnv } from '#app/platform/env.server.ts'
import { SEEDED_WAVE } from '#app/services/demonstration/demonstration-waves.ts'

import type { CommandIo } from './io/command-io.ts'
import { prepareInstallation } from './set-up/prepare-installation.ts'
import { progressBar } from './io/progress-bar.ts'
import { sizeOptions } from './operations/seed.ts'
import { holdAddress } from './set-up/waiting-server.ts'

const io: CommandIo = {
  finish(result) {
    process.stdout.write(`${JSON.stringify(result)}\n`)
  },
  say: (message) => void process.stderr.write(`${message}\n`),
  progress: progressBar,
}

const command = new Command('npm start --')
for (const option of sizeOptions()) command.addOption(option)
const size = command.parse().opts<{ cities: number; responses: number; seed: number }>()

try {
  const env = readEnv()
  const release = await holdAddress(env.host, env.port)
  const prepared = await prepareInstallation(env, { ...size, id: SEEDED_WAVE.id, now: new Date() }, io)
  await release()
  if (prepared.outcome === 'refused') throw new Error(prepared.error.message)
  const host = ['0.0.0.0', '::'].includes(env.host) ? 'localhost' : env.host
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${env.port}`
  io.finish({ address, publicOrigin: env.publicOrigin, signIns: prepared.signIns })
  process.exit(0)
} catch (error) {
  io.say(explain(error))
  process.exit(1)
}

function explain(error: unknown): string {
  const { code, message, port } = error as { code?: string; message: string; port?: number }
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use, perhaps by another start of this platform. Stop it, or choose another port:\n  PORT=${(port ?? 3000) + 1} npm start`
  }
  if (code === 'EACCES' && port !== undefined) {
    return `Port ${port} may not be used by this user. Choose one above 1023:\n  PORT=3000 npm start`
  }
  return `The platform could not be set up: ${message}`
}
