import type { LoaderFunctionArgs } from '@remix-run/node'

import { entityTag, holdsVersion } from '#app/platform/http/entity-tag.server.ts'
import { exportPublicFile } from '#app/services/analysis/export/public-file/export-public-file.server.ts'

import { apiProblem } from './api-problem.server.ts'
import { requireEvaluator } from './api-reader.server.ts'
import { sendFile } from './send-file.server.ts'

const NOT_MODIFIED = 304

/**
 * GET /api/v1/releases/{id}/public-file: the anonymous records of a release, once an evaluator has published them;
 * `?file=` names one, which evaluators may have before it is published.
 */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { database, language } = context
  const query = new URL(request.url).searchParams
  const format = query.get('format') ?? 'csv'
  const id = query.get('file')
  const release = params['release'] ?? ''
  const published = await exportPublicFile(database, release, {
    format,
    language,
    ...(id === null ? {} : { id }),
  })
  if (published.outcome === 'exported') {
    const tag = entityTag(published.hash, format, language)
    const headers = { ETag: tag, 'Cache-Control': 'no-cache', Vary: 'Accept-Language, Cookie' }
    if (!holdsVersion(request, tag)) return sendFile(request, published, headers)
    return new Response(null, { status: NOT_MODIFIED, headers })
  }
  if (id === null || published.error.code !== 'NO_PUBLIC_FILE') return apiProblem(language, published.error)
  const { name: actor } = await requireEvaluator(request, context, 'microdata')
  const file = await exportPublicFile(database, release, { format, language, actor, id })
  if (file.outcome === 'refused') return apiProblem(language, file.error)
  return sendFile(request, file, { 'Cache-Control': 'no-store' })
}
