import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

import { SERVER_ARGUMENTS } from '#app/commands/set-up/server-process.mjs'
import { openDatabase } from '#app/platform/database/database.server.ts'
import { copyDatabaseFile } from './database.ts'
import { makeOpenWave } from './records/waves.ts'

const PATIENCE = 90_000
export const SECRET = 'a secret of the tests, long enough to be taken'

/** A fresh data folder: reference data and one open wave. */
export async function makeDataFolder(wave: Record<string, unknown> = {}) {
  const { folder, file } = await copyDatabaseFile('reference')
  const database = await openDatabase(file)
  const waveId = await makeOpenWave(database, { closesOn: '2099-12-31', ...wave })
  await database.close()
  return { folder, file, waveId, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/**
 * Starts the real server as a process of its own on a data folder, and waits until it is ready. The build must be
 * there.
 *
 * @param port 0 is not possible: the address has to be known
 */
export async function startRealServer(
  folder: string,
  port: number,
  environment: Record<string, string> = {},
) {
  const child = spawn(process.execPath, SERVER_ARGUMENTS, {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: folder,
      PORT: String(port),
      SESSION_SECRET: SECRET,
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const origin = `http://127.0.0.1:${port}`
  const deadline = Date.now() + PATIENCE
  for (;;) {
    const ready = await fetch(`${origin}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) break
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('the server did not start')
    await new Promise((resume) => setTimeout(resume, 100))
  }
  const end = (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    return ended
  }
  return { origin, processId: child.pid ?? 0, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}
