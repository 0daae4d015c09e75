/**
 * Readers of pages, as a process of its own: addresses one after the other, so many a second in even steps, however
 * long the answers take. Each is timed from the moment it was due, so that a server that keeps readers waiting cannot
 * slow the load down and look quick. Prints one JSON object.
 *
 * Usage: node --import tsx tests/support/load/page-load.ts <JSON of PageOrder>
 */
import { setTimeout as pause } from 'node:timers/promises'

import { openPlainConnection, requestText, type PlainConnection } from './plain-connection.ts'

export interface PageOrder {
  origin: string
  paths: string[]
  headers: Record<string, string>
  perSecond: number
  seconds: number
}

export interface PageResult {
  answers: number
  /** milliseconds from when a page was due to the whole answer */
  p50: number
  p99: number
  max: number
  /** answers that were no page, or none at all */
  faults: number
}

const { origin, paths, headers, perSecond, seconds } = JSON.parse(process.argv[2] ?? '') as PageOrder
const requests = paths.map((path) => requestText('GET', path, headers))
const free: PlainConnection[] = []
const times: number[] = []
let faults = 0

/** The connection used last, of those that are free and still open, or a new one. */
function connect(): PlainConnection {
  let connection = free.pop()
  while (connection && !connection.isOpen()) connection = free.pop()
  return connection ?? openPlainConnection(origin)
}

async function read(request: string, due: number): Promise<void> {
  const connection = connect()
  try {
    const status = await connection.ask(request)
    times.push(performance.now() - due)
    if (status !== 200) faults += 1
    free.push(connection)
  } catch {
    faults += 1
    connection.close()
  }
}

const start = performance.now()
const reading: Promise<void>[] = []
for (let turn = 0; turn < perSecond * seconds; turn++) {
  const due = start + (turn * 1000) / perSecond
  const early = due - performance.now()
  if (early > 0) await pause(early)
  reading.push(read(requests[turn % requests.length] ?? '', due))
}
await Promise.all(reading)
for (const connection of free) connection.close()

times.sort((a, b) => a - b)
const at = (share: number) => Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 10) / 10
const result: PageResult = { answers: times.length, p50: at(0.5), p99: at(0.99), max: at(1), faults }
console.log(JSON.stringify(result))
