import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { prepareCityForm } from '#app/services/collection/waves/live-waves.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { marginColumns, type ResponseRow } from '#app/survey/response.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import type { LoadOrder, LoadResult } from '#tests/support/load/collect-load.ts'
import { processorTime } from '#tests/support/load/processor-time.ts'
import { freePort } from '#tests/support/free-port.ts'
import { makeDataFolder, SECRET, startRealServer } from '#tests/support/real-server.ts'
import { responseOf } from '#tests/support/records/responses.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

const CONNECTIONS = [1, 8, 32, 64]
const SECONDS = 5
const call = promisify(execFile)

interface Server {
  origin: string
  processId: number
}

/** What a load met, and the microseconds of processor the server took for each response. */
type Measured = LoadResult & { processor: number }

/**
 * Responses a second by API and by form, each beside a bare server that inserts the same row the same way, with what
 * one costs either server in processor time. The load is a process of its own that does no more than write requests
 * and look at the status of every answer (`load/plain-connection.ts`): a full client takes as much of the machine as
 * the server does, and would then be what is measured.
 */
export async function run(): Promise<void> {
  const data = await makeDataFolder()
  const { items, row } = await sampleOf(data.file, data.waveId)
  const server = await startRealServer(data.folder, await freePort())
  const bare = await startBareServer(row)
  const order: Order = {
    wave: data.waveId,
    city: CITY,
    secret: SECRET,
    answers: answersTo(items),
    seconds: SECONDS,
  }
  const warmUp = { ...order, connections: 8, seconds: 2 }
  await load(server, { ...warmUp, kind: 'api' })
  await load(server, { ...warmUp, kind: 'form' })
  await load(bare, { ...warmUp, kind: 'api' })
  for (const connections of CONNECTIONS) {
    const reference = await load(bare, { ...order, kind: 'api', connections })
    const api = await load(server, { ...order, kind: 'api', connections })
    const form = await load(server, { ...order, kind: 'form', connections })
    print('collect api', connections, api, reference)
    print('collect form, page and post', connections, form, reference)
  }
  await server.stop()
  bare.stop()
  data.remove()
}

type Order = Omit<LoadOrder, 'kind' | 'origin' | 'connections'>

function print(figure: string, connections: number, measured: Measured, bare: Measured) {
  const { faults, ...figures } = figuresOf(measured)
  const reference = { what: 'bare server', ...figuresOf(bare) }
  const ratio = Math.round((measured.perSecond / bare.perSecond) * 1000) / 1000
  console.log(JSON.stringify({ figure, connections, ...figures, faults, reference, ratio }))
}

function figuresOf({ perSecond, p50, p99, processor, ownCore, faults }: Measured) {
  return { perSecond, p50Ms: p50, p99Ms: p99, processorUs: processor, loadCores: ownCore, faults }
}

async function load(server: Server, order: Omit<LoadOrder, 'origin'>): Promise<Measured> {
  const { origin, processId } = server
  const args = ['--import', 'tsx', 'tests/support/load/collect-load.ts', JSON.stringify({ ...order, origin })]
  const before = processorTime(processId)
  const { stdout } = await call(process.execPath, args)
  const result = JSON.parse(stdout) as LoadResult
  const processor = Math.round((processorTime(processId) - before) / Math.max(result.acknowledged, 1))
  return { ...result, processor }
}

async function sampleOf(file: string, waveId: string) {
  const database = await openDatabase(file)
  const wave = await findWave(database, waveId)
  const form = wave && (await prepareCityForm(database, wave, CITY))
  await database.close()
  const items = form?.items ?? []
  const row = responseOf(waveId, '', marginColumns(items, answersTo(items)))
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
    const answers = await fetch(origin, { method: 'POST', body: '{"answers":{}}' }).then(
      () => true,
      () => false,
    )
    if (answers) break
    await new Promise((resume) => setTimeout(resume, 100))
  }
  return { origin, processId: child.pid ?? 0, stop: () => void child.kill() }
}
