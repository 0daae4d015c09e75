/**
 * Readers of pages, as a process of its own: addresses one after the other, so many a second, however long the answers
 * take. Prints one JSON object.
 *
 * Usage: node --import tsx tests/support/load/page-load.ts <JSON of PageOrder>
 */
import autocannon from 'autocannon'

export interface PageOrder {
  origin: string
  paths: string[]
  headers: Record<string, string>
  perSecond: number
  seconds: number
}

export interface PageResult {
  answers: number
  /** milliseconds from asking to the whole answer */
  p50: number
  p99: number
  max: number
  /** answers that were no page, or none at all */
  faults: number
}

const CONNECTIONS = 10

const { origin, paths, headers, perSecond, seconds } = JSON.parse(process.argv[2] ?? '') as PageOrder
const result = await autocannon({
  url: origin,
  connections: CONNECTIONS,
  overallRate: perSecond,
  duration: seconds,
  requests: paths.map((path) => ({ method: 'GET', path, headers })),
})
const { latency, non2xx, errors, timeouts, requests } = result
const out: PageResult = {
  answers: requests.total,
  p50: latency.p50,
  p99: latency.p99,
  max: latency.max,
  faults: non2xx + errors + timeouts,
}
console.log(JSON.stringify(out))
