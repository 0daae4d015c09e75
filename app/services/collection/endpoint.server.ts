import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Logger } from 'pino'

import { languageOfHeader, RESIDENT_TAGS, type ResidentTag } from '#app/platform/i18n.server.ts'
import { collected } from '#app/platform/http/metrics.server.ts'
import { sendProblem } from '#app/platform/http/problem.server.ts'
import type { RateBudget } from '#app/platform/http/rate-budget.server.ts'
import { readBody } from '#app/platform/http/reading/read-body.server.ts'
import { readEntry } from './assisted/entry-cookie.server.ts'
import type { Collection } from './collection.server.ts'
import { collectionProblem, describeIssues, type ProblemCode } from './problems.server.ts'
import { isRecord, readResponsePost } from './taking-in/read-response-post.ts'
import { readVisit, suspicionOf } from './taking-in/suspicion.server.ts'
import type { SubmitOutcome } from './taking-in/response-post.ts'

const PATH = /^\/api\/v1\/waves\/([^/?]+)\/responses\/?(?:\?|$)/
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i
const BODY_LIMIT = 64 * 1024
const RETRY_AFTER = { 'Retry-After': '5' }

/**
 * The collection endpoint: POST /api/v1/waves/{wave}/responses. A plain request handler, because this is the path a
 * whole city takes on one evening.
 *
 * @param secret signs the visit a page begins with
 * @returns takes a request if it is one for this endpoint and says so
 */
export function collectionEndpoint(collection: Collection, budget: RateBudget, secret: string, log: Logger) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = PATH.exec(request.url ?? '')
    if (!path) return false
    void answer(path[1] ?? '', request, response).catch((error: unknown) => {
      log.error({ err: error }, 'a response could not be taken in')
      collected.inc({ outcome: 'failed' })
      refuse(request, response, 'internal')
    })
    return true
  }

  async function answer(encodedWave: string, request: IncomingMessage, response: ServerResponse) {
    if (request.method !== 'POST') return refuse(request, response, 'method', { Allow: 'POST' })
    const wait = budget.spend(request)
    if (wait > 0) return refuse(request, response, 'too-many', { 'Retry-After': String(wait) })
    const encoding = request.headers['content-encoding']
    const isJson = JSON_TYPE.test(request.headers['content-type'] ?? '')
    if (!isJson || (encoding !== undefined && encoding !== 'identity')) {
      return refuse(request, response, 'content-type')
    }
    const bytes = await readBody(request, BODY_LIMIT)
    if (bytes === 'aborted') return
    if (bytes === 'too-large') return refuse(request, response, 'too-large')

    const wave = decode(encodedWave)
    const body = parse(bytes)
    if (!body) return refuse(request, response, 'malformed')
    const read = readResponsePost(body)
    if (read.post) {
      const openedAt = readVisit(secret, wave, request.headers.cookie)
      if (read.post.mode) read.post.entry = readEntry(secret, request.headers.cookie)
      read.post.suspicion = suspicionOf({ baited: Boolean(body['website']), openedAt, now: new Date() })
    }
    const result = await takeIn(collection, wave, read)
    send(request, response, wave, languageOfPost(request, body['language']), result)
  }
}

async function takeIn(
  collection: Collection,
  wave: string,
  { post, issues }: ReturnType<typeof readResponsePost>,
): Promise<SubmitOutcome> {
  if (post) return collection.submit(wave, post)
  const known = await collection.waves.find(wave)
  return known ? { outcome: 'invalid', issues } : { outcome: 'refused', reason: 'unknown-wave' }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  wave: string,
  language: ResidentTag,
  result: SubmitOutcome,
): void {
  if (result.outcome === 'refused') {
    refuse(request, response, result.reason, isPassing(result.reason) ? RETRY_AFTER : {}, language)
  } else if (result.outcome === 'invalid') {
    collected.inc({ outcome: 'invalid' })
    const issues = describeIssues(result.issues, language)
    sendProblem(response, collectionProblem('invalid', language), { issues })
  } else {
    collected.inc({ outcome: result.outcome === 'stored' ? 'saved' : 'repeated' })
    const body = JSON.stringify({ withdrawalCode: result.withdrawalCode, wave })
    response.writeHead(result.outcome === 'stored' ? 201 : 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    response.end(body)
  }
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  code: ProblemCode,
  headers: Record<string, string> = {},
  language: ResidentTag = languageOfHeader(request.headers['accept-language']),
): void {
  if (response.headersSent) return void response.destroy()
  if (code !== 'internal') collected.inc({ outcome: 'refused' })
  sendProblem(response, collectionProblem(code, language), {}, headers)
}

function isPassing(code: ProblemCode): boolean {
  return code === 'busy' || code === 'storage-failed'
}

function parse(bytes: Buffer): Record<string, unknown> | null {
  if (!isUtf8(bytes)) return null
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

/** An id that cannot be decoded is left as it is: no wave is called that. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The post says its language; one we do not speak leaves it to the browser's header. */
function languageOfPost(request: IncomingMessage, language: unknown): ResidentTag {
  return RESIDENT_TAGS.find((tag) => tag === language) ?? languageOfHeader(request.headers['accept-language'])
}
