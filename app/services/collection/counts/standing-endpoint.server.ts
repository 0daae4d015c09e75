import type { IncomingMessage, ServerResponse } from 'node:http'

import type { RateBudget } from '#app/platform/http/rate-budget.server.ts'
import { readBody } from '#app/platform/http/reading/read-body.server.ts'
import type { Collection } from '../collection.server.ts'
import { AT_CHECK } from './standing-counts.server.ts'

const PATH = /^\/api\/v1\/waves\/([a-z0-9-]{1,64})\/standing$/
const BODY_LIMIT = 512

/**
 * POST /api/v1/waves/{wave}/standing: a phone whose page is left says at which question, and when it is back, that it is.
 * Two numbers change; nothing of the sender is read. What cannot be read is passed over in silence: nobody waits for the
 * answer.
 *
 * @returns takes a request if it is one for this endpoint and says so
 */
export function standingEndpoint(collection: Collection, budget: RateBudget) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const wave = PATH.exec(request.url ?? '')?.[1]
    if (wave === undefined || request.method !== 'POST') return false
    void count(wave, request)
      .catch(() => undefined)
      .finally(() => response.writeHead(204, { 'Cache-Control': 'no-store' }).end())
    return true
  }

  async function count(waveId: string, request: IncomingMessage): Promise<void> {
    if (budget.spend(request) > 0) return
    const bytes = await readBody(request, BODY_LIMIT)
    if (typeof bytes === 'string') return
    const { city, at, back } = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>
    const live = await collection.waves.find(waveId)
    if (live?.wave.status !== 'open' || typeof city !== 'string') return
    const form = await live.cityForm(city)
    if (!form) return
    const known = (item: unknown) =>
      item === AT_CHECK || form.items.some(({ code }) => code === item) ? (item as string) : null
    collection.standing.move(waveId, city, known(back), known(at))
  }
}
