/**
 * Load on the collection endpoint, as a process of its own: `api` posts responses, `form` visits the answer page and
 * then hands in complete answers by form. Every one is a new resident. Prints one JSON object.
 *
 * Usage: node --import tsx tests/support/load/collect-load.ts <JSON of LoadOrder>
 */
import { randomUUID } from 'node:crypto'

import autocannon, { type Request } from 'autocannon'

import { writeFormState, type FormPlace } from '#app/services/collection/interview/form-state.server.ts'
import type { Answers } from '#app/survey/item.ts'

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
  /** acknowledged responses a second */
  perSecond: number
  /** milliseconds from post to acknowledgement */
  p50: number
  p99: number
  /** answers that were neither a page nor an acknowledgement */
  faults: number
}

const order = JSON.parse(process.argv[2] ?? '') as LoadOrder
const { origin, wave, city, answers } = order

function apiRequests(): Request[] {
  const rest = JSON.stringify({ city, language: 'en', noticeVersion: '1', consent: true, answers }).slice(1)
  return [
    {
      method: 'POST',
      path: `/api/v1/waves/${wave}/responses`,
      headers: { 'content-type': 'application/json' },
      setupRequest: (request) => ({ ...request, body: `{"submissionId":"${randomUUID()}",${rest}` }),
    },
  ]
}

function formRequests(): Request[] {
  const place: FormPlace = { secret: order.secret, wave, city }
  const startedAt = Math.floor(Date.now() / 1000) - 240
  const path = `/s/${wave}/${city}`
  return [
    { method: 'GET', path, headers: { 'accept-language': 'en', 'accept-encoding': 'gzip, br' } },
    {
      method: 'POST',
      path,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
      setupRequest: (request) => {
        const state = { submissionId: randomUUID(), startedAt, noticeVersion: '1', draw: 7, answers }
        return { ...request, body: `intent=send&screen=check&state=${writeFormState(place, state)}` }
      },
    },
  ]
}

const acknowledged = order.kind === 'api' ? 201 : 303
const wanted = order.kind === 'api' ? [201] : [200, 303]
const times: number[] = []
let faults = 0
const duration = await new Promise<number>((resolve, reject) => {
  const run = autocannon(
    {
      url: origin,
      connections: order.connections,
      duration: order.seconds,
      requests: order.kind === 'api' ? apiRequests() : formRequests(),
    },
    (error, done) => (error ? reject(error) : resolve(done.duration)),
  )
  run.on('response', (_client, status, _bytes, milliseconds) => {
    if (status === acknowledged) times.push(milliseconds)
    else if (!wanted.includes(status)) faults += 1
  })
})
times.sort((a, b) => a - b)
const at = (share: number) => Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 100) / 100
const result: LoadResult = {
  perSecond: Math.round(times.length / duration),
  p50: at(0.5),
  p99: at(0.99),
  faults,
}
console.log(JSON.stringify(result))
