import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { promisify } from 'node:util'

import { listCities } from '#app/data/reference/cities.server.ts'
import { openDatabase } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import type { PageOrder, PageResult } from '#tests/support/load/page-load.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { makeClosedWave } from '#tests/support/records/analysed-wave.ts'
import { addStaff, tokenOf } from '#tests/support/records/staff.ts'

const CITIES = 119
const RESPONSES = 300
const PER_SECOND = 50
const BUDGET = 50
const call = promisify(execFile)

/**
 * Pages of a release of 119 cities at 50 requests a second: the ranking in its editions and views, every city for the
 * public and for its office. First by a server that has rendered nothing yet, then by one that has; the reference is
 * the health check at the same rate.
 */
export async function run(): Promise<void> {
  const { folder, file } = await copyDatabaseFile('reference')
  const database = await openDatabase(file)
  const codes = (await listCities(database)).slice(0, CITIES).map(({ code }) => code)
  await makeClosedWave(database, {
    id: 'bench',
    cities: codes.map((code) => ({ code, responses: RESPONSES })),
  })
  await analyseWave(database, 'bench')
  await releaseWave(database, 'bench', { confirmedBy: 'eva', publishedOn: '2026-04-03' })
  await addStaff(database, 'eva', 'evaluator')
  const token = await tokenOf(database, 'eva', new Date())
  await database.close()

  const server = await startRealServer(folder, await freePort())
  const paths = [
    '/ranking',
    '/ranking?edition=people',
    '/ranking?cluster=gba',
    '/ranking?level=prefecture',
    ...codes.flatMap((code) => [`/cities/${code}`, `/official/${code}`]),
  ]
  const order: PageOrder = {
    origin: server.origin,
    paths,
    headers: { 'accept-encoding': 'br, gzip', 'accept-language': 'en', cookie: `session=${token}` },
    perSecond: PER_SECOND,
    seconds: 10,
  }
  try {
    const reference = await load({ ...order, paths: ['/healthz'] })
    print('first time', await load(order), reference)
    print('from memory', await load({ ...order, seconds: 20 }), reference)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function load(order: PageOrder): Promise<PageResult> {
  const { stdout } = await call(process.execPath, [
    '--import',
    'tsx',
    'tests/support/load/page-load.ts',
    JSON.stringify(order),
  ])
  return JSON.parse(stdout) as PageResult
}

function print(figure: string, { answers, p50, p99, max, faults }: PageResult, reference: PageResult) {
  const ratio = Math.round((p99 / Math.max(reference.p99, 1)) * 1000) / 1000
  const line = {
    bench: 'dashboard',
    figure,
    cities: CITIES,
    perSecond: PER_SECOND,
    answers,
    p50Ms: p50,
    p99Ms: p99,
    maxMs: max,
    budgetMs: BUDGET,
    faults,
    reference: { what: '/healthz', p50Ms: reference.p50, p99Ms: reference.p99 },
    ratio,
  }
  console.log(JSON.stringify(line))
}
