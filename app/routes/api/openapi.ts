import type { LoaderFunctionArgs } from '@remix-run/node'

import { entityTag, holdsVersion } from '#app/platform/http/entity-tag.server.ts'
import { buildOpenApi } from '#app/services/openapi/build-openapi.ts'

import { apiSurroundings } from './api-surroundings.server.ts'

const NOT_MODIFIED = 304

/** GET /api/v1/openapi.json: the interface for machines as OpenAPI 3.1; `?lang=` of its words. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const body = JSON.stringify(buildOpenApi(apiSurroundings(request, context)), null, 2)
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    ETag: entityTag(body),
    Vary: 'Accept-Language, Cookie',
    'Cache-Control': 'no-cache',
  }
  if (holdsVersion(request, headers.ETag)) return new Response(null, { status: NOT_MODIFIED, headers })
  return new Response(body, { headers })
}
