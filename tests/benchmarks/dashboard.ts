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
import { processorTime } from '#tests/support/load/processor-time.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { makeClosedWave } from '#tests/support/records/analysed-wave.ts'
import { addStaff, tokenOf } from '#tests/support/records/staff.ts'

const CITIES = 119
const RESPONSES = 300
const PER_SECOND = 50
const BUDGET = 50
const call = promisify(execFile)

/**
 * Pages of a release of 119 cities at 50 requests a second in even steps: the ranking in its editions and views, every
 * city for the public and for its office, read by an evaluator. First by a server that has rendered none of them for this
 * reader, then by one that has; the reference is the health check at the same rate. The milliseconds are the reader's,
 * from when a page was due to its last byte, and those of the processor the server's for one page. `withinBudget` is the
 * share of pages the server itself had done in 50 ms by its own count (`/metrics`).
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
    const reference = await load(server.processId, { ...order, paths: ['/healthz'] })
    print('first time', await load(server.processId, order), reference)
    print('from memory', await load(server.processId, { ...order, seconds: 20 }), reference)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a load met, with milliseconds of the server's processor a page, and what the server counted itself. */
type Measured = PageResult & { processor: number; withinBudget: number | null }

async function load(processId: number, order: PageOrder): Promise<Measured> {
  const counted = await countPages(order.origin)
  const before = processorTime(processId)
  const { stdout } = await call(process.execPath, [
    '--import',
    'tsx',
    'tests/support/load/page-load.ts',
    JSON.stringify(order),
  ])
  const result = JSON.parse(stdout) as PageResult
  const processor = round((processorTime(processId) - before) / 1000 / Math.max(result.answers, 1))
  const now = await countPages(order.origin)
  const pages = now.all - counted.all
  return { ...result, processor, withinBudget: pages ? round((now.quick - counted.quick) / pages) : null }
}

/** Pages of the release the server has sent so far, and those of them it had done within the budget. */
async function countPages(origin: string): Promise<{ all: number; quick: number }> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const sum = (name: string, label: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith(name) && line.includes(label))
      .filter((line) => /area="(?:ranking|cities|official)"/.test(line))
      .reduce((total, line) => total + Number(line.split(' ').at(-1)), 0)
  return {
    all: sum('smile_http_request_seconds_count', ''),
    quick: sum('smile_http_request_seconds_bucket', `le="${BUDGET / 1000}"`),
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

function print(figure: string, measured: Measured, reference: Measured) {
  const { answers, p50, p99, max, processor, withinBudget, faults } = measured
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
    withinBudget,
    processorMs: processor,
    faults,
    reference: {
      what: '/healthz',
      p50Ms: reference.p50,
      p99Ms: reference.p99,
      processorMs: reference.processor,
    },
    ratio: round(p99 / Math.max(reference.p99, 1)),
  }
  console.log(JSON.stringify(line))
}
