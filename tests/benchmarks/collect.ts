import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { prepareCityForm } from '#app/services/collection/live-waves.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { marginColumns, type ResponseRow } from '#app/survey/response.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import type { LoadOrder, LoadResult } from '#tests/support/load/collect-load.ts'
import { freePort } from '#tests/support/free-port.ts'
import { makeDataFolder, SECRET, startRealServer } from '#tests/support/real-server.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

const CONNECTIONS = [1, 8, 32, 64]
const SECONDS = 5
const call = promisify(execFile)

/** Responses a second by API and by form, each beside a bare server that inserts the same row the same way. */
export async function run(): Promise<void> {
  const data = await makeDataFolder()
  const { items, row } = await sampleOf(data.file, data.waveId)
  const server = await startRealServer(data.folder, await freePort())
  const bare = await startBareServer(row)
  const order: Omit<LoadOrder, 'kind' | 'origin' | 'connections'> = {
    wave: data.waveId,
    city: CITY,
    secret: SECRET,
    answers: answersTo(items),
    seconds: SECONDS,
  }
  await load({ ...order, kind: 'api', origin: server.origin, connections: 8, seconds: 2 })
  await load({ ...order, kind: 'api', origin: bare.origin, connections: 8, seconds: 2 })
  for (const connections of CONNECTIONS) {
    const reference = await load({ ...order, kind: 'api', origin: bare.origin, connections })
    const api = await load({ ...order, kind: 'api', origin: server.origin, connections })
    const form = await load({ ...order, kind: 'form', origin: server.origin, connections })
    print('collect api', connections, api, reference)
    print('collect form, page and post', connections, form, reference)
  }
  await server.stop()
  bare.stop()
  data.remove()
}

function print(
  figure: string,
  connections: number,
  { perSecond, p50, p99, faults }: LoadResult,
  bare: LoadResult,
) {
  const ratio = Math.round((perSecond / bare.perSecond) * 1000) / 1000
  const reference = { what: 'bare server', perSecond: bare.perSecond, p50: bare.p50, p99: bare.p99 }
  const line = { figure, connections, perSecond, p50Ms: p50, p99Ms: p99, faults, reference, ratio }
  console.log(JSON.stringify(line))
}

async function load(order: LoadOrder): Promise<LoadResult> {
  const args = ['--import', 'tsx', 'tests/support/load/collect-load.ts', JSON.stringify(order)]
  const { stdout } = await call(process.execPath, args)
  return JSON.parse(stdout) as LoadResult
}

async function sampleOf(file: string, waveId: string) {
  const database = await openDatabase(file)
  const wave = await findWave(database, waveId)
  const form = wave && (await prepareCityForm(database, wave, CITY))
  await database.close()
  const items = form?.items ?? []
  const row: ResponseRow = {
    waveId,
    id: '',
    cityCode: CITY,
    stratum: null,
    baseWeight: 1,
    day: '2025-03-10',
    language: 'en',
    mode: 'web',
    channel: 'direct',
    noticeVersion: '1',
    questionnaire: 'smile-short@1',
    ...marginColumns(items, answersTo(items)),
    seconds: 240,
    answers: '',
  }
  return { items, row }
}

async function startBareServer(row: ResponseRow) {
  const { file } = await copyDatabaseFile()
  const port = await freePort()
  const args = [
    '--import',
    'tsx',
    'tests/support/load/bare-server.ts',
    file,
    String(port),
    JSON.stringify(row),
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 200; tries++) {
    const answers = await fetch(origin, { method: 'POST', body: '{}' }).then(
      () => true,
      () => false,
    )
    if (answers) break
    await new Promise((resume) => setTimeout(resume, 100))
  }
  return { origin, stop: () => void child.kill() }
}
