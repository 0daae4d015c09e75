/**
 * Load on the collection endpoint, as a process of its own: `api` posts responses, `form` visits the answer page and
 * then hands in complete answers by form. Every one is a new resident, every answer's status is looked at. So many
 * residents at a time, each beginning when the one before is done. Prints one JSON object.
 *
 * Usage: node --import tsx tests/support/load/collect-load.ts <JSON of LoadOrder>
 */
import { randomUUID } from 'node:crypto'

import { writeFormState, type FormPlace } from '#app/services/collection/interview/form-state.server.ts'
import type { Answers } from '#app/survey/item.ts'
import { openPlainConnection, requestText, type PlainConnection } from './plain-connection.ts'

export interface LoadOrder {
  kind: 'api' | 'form'
  origin: string
  wave: string
  city: string
  secret: string
  answers: Answers
  connections: number
  seconds: number
}

export interface LoadResult {
  /** acknowledged responses */
  acknowledged: number
  /** acknowledged responses a second */
  perSecond: number
  /** milliseconds from post to acknowledgement */
  p50: number
  p99: number
  /** answers that were neither a page nor an acknowledgement */
  faults: number
  /** share of one core this load took itself */
  ownCore: number
}

const order = JSON.parse(process.argv[2] ?? '') as LoadOrder
const { origin, wave, city, answers } = order

const ID = 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'
const toPost = JSON.stringify({
  submissionId: ID,
  city,
  language: 'en',
  noticeVersion: '1',
  consent: true,
  answers,
})
const [beforeId = '', afterId = ''] = requestText(
  'POST',
  `/api/v1/waves/${wave}/responses`,
  { 'content-type': 'application/json' },
  toPost,
).split(ID)

const path = `/s/${wave}/${city}`
const visit = requestText('GET', path, { 'accept-language': 'en', 'accept-encoding': 'gzip, br' })
const place: FormPlace = { secret: order.secret, wave, city }
const startedAt = Math.floor(Date.now() / 1000) - 240
const formHeaders = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' }

/** The post of a new resident who answers by form. */
function formPost(): string {
  const state = { submissionId: randomUUID(), startedAt, noticeVersion: '1', draw: 7, answers }
  const fields = `intent=send&screen=check&state=${writeFormState(place, state)}`
  return requestText('POST', path, formHeaders, fields)
}

const times: number[] = []
let faults = 0

/** One resident. @returns whether the answers were acknowledged */
async function answer(connection: PlainConnection): Promise<void> {
  const isForm = order.kind === 'form'
  if (isForm && (await connection.ask(visit)) !== 200) faults += 1
  const post = isForm ? formPost() : beforeId + randomUUID() + afterId
  const since = performance.now()
  const status = await connection.ask(post)
  if (status === (isForm ? 303 : 201)) times.push(performance.now() - since)
  else faults += 1
}

const start = performance.now()
const before = process.cpuUsage()
const end = start + order.seconds * 1000
await Promise.all(
  Array.from({ length: order.connections }, async () => {
    const connection = openPlainConnection(origin)
    while (performance.now() < end) await answer(connection)
    connection.close()
  }),
)
const seconds = (performance.now() - start) / 1000
const { user, system } = process.cpuUsage(before)
times.sort((a, b) => a - b)
const at = (share: number) => Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 100) / 100
const result: LoadResult = {
  acknowledged: times.length,
  perSecond: Math.round(times.length / seconds),
  p50: at(0.5),
  p99: at(0.99),
  faults,
  ownCore: Math.round((user + system) / seconds / 10_000) / 100,
}
console.log(JSON.stringify(result))
