import type { LoaderFunctionArgs } from '@remix-run/node'

import { entityTag, holdsVersion } from '#app/platform/http/entity-tag.server.ts'
import { pageOfReleases } from '#app/services/reporting/page-of-releases.server.ts'

import { apiProblem } from './api-problem.server.ts'
import { RELEASE_TABLES } from './release-tables.ts'

const NOT_MODIFIED = 304
const ADDRESS = '/api/v1/releases'

/** GET /api/v1/releases: releases, newest first, with the addresses of their tables; `?limit=` of them `?after=` one. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const page = pageOfReleases(context.database, { limit: query.get('limit'), after: query.get('after') })
  if (page.outcome === 'refused') return apiProblem(context.language, page.error)

  const { limit, after } = page
  const next = after === null ? null : `${ADDRESS}?${new URLSearchParams({ limit: String(limit), after })}`
  const releases = page.releases.map(({ id, waveId, publishedOn, synthetic, supersedes, reason }) => ({
    id,
    wave: waveId,
    publishedOn,
    synthetic,
    supersedes,
    reason,
    links: Object.fromEntries(RELEASE_TABLES.map((table) => [table, `${ADDRESS}/${id}/${table}`])),
  }))
  const headers = new Headers({
    ETag: entityTag(JSON.stringify(releases), next ?? ''),
    'Cache-Control': 'no-cache',
  })
  if (next) headers.set('Link', `<${next}>; rel="next"`)
  if (holdsVersion(request, headers.get('ETag')!)) {
    return new Response(null, { status: NOT_MODIFIED, headers })
  }
  return Response.json({ releases, next }, { headers })
}
