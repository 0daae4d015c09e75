import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'

import { languageOfHeader, type ResidentTag } from '#app/platform/i18n.server.ts'
import { PROBLEM_TYPE, problemBody } from '#app/platform/http/problem.server.ts'
import {
  collectionProblem,
  describeIssues,
  type ProblemCode,
} from '#app/services/collection/problems.server.ts'

const requestSchema = z
  .object({
    city: z.string().max(32),
    code: z.string().max(64),
    blinded: z.string().max(512).optional(),
  })
  .strict()

const NOT_STORED = { 'Cache-Control': 'no-store' }

/** GET /api/v1/waves/{wave}/tickets?city=: the keys by which tickets of the city's strata are signed, for anybody. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { collection } = context
  const wave = params['wave'] ?? ''
  const city = new URL(request.url).searchParams.get('city') ?? ''
  const live = await collection.waves.find(wave)
  const language = languageOfHeader(request.headers.get('accept-language') ?? undefined)
  if (!live) return problem('unknown-wave', language)
  if (!(await live.cityForm(city))) return problem('unknown-city', language)
  return Response.json(
    { keys: collection.tickets.keys(wave, city) },
    { headers: { 'Cache-Control': 'no-cache' } },
  )
}

/**
 * POST /api/v1/waves/{wave}/tickets `{city, code}`: the key for the invitation of this code; with `blinded`, the
 * signature over it, which redeems the invitation. The same once more gets the same signature.
 */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const language = languageOfHeader(request.headers.get('accept-language') ?? undefined)
  if (request.method !== 'POST') return problem('method', language)
  const parsed = requestSchema.safeParse(await request.json().catch(() => null))
  if (!parsed.success) return problem('malformed', language)

  const reply = await context.collection.tickets.redeem(params['wave'] ?? '', parsed.data)
  if (reply.outcome === 'refused') return problem(reply.reason, language)
  if (reply.outcome === 'invalid') {
    return problem('invalid', language, { issues: describeIssues(reply.issues, language) })
  }
  const { outcome: _outcome, ...body } = reply
  return Response.json(body, { headers: NOT_STORED })
}

function problem(code: ProblemCode, language: ResidentTag, more: Record<string, unknown> = {}): Response {
  const said = collectionProblem(code, language)
  return new Response(problemBody(said, more), {
    status: said.status,
    headers: { 'Content-Type': PROBLEM_TYPE, ...NOT_STORED },
  })
}
