import type { LoaderFunctionArgs } from '@remix-run/node'

import { exportMicrodata } from '#app/services/analysis/export/export-microdata.server.ts'

import { apiProblem } from './api-problem.server.ts'
import { requireEvaluator } from './api-reader.server.ts'
import { sendFile } from './send-file.server.ts'

/**
 * GET /api/v1/releases/{id}/microdata: the responses behind a release with their weights, for evaluators;
 * `?replicates=80` with so many replicate weights.
 */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { database, language } = context
  const { name } = await requireEvaluator(request, context, 'microdata')
  const query = new URL(request.url).searchParams
  const file = await exportMicrodata(database, params['release'] ?? '', {
    format: query.get('format') ?? 'csv',
    actor: name,
    language,
    replicates: Number(query.get('replicates') ?? 0),
  })
  if (file.outcome === 'refused') return apiProblem(language, file.error)
  return sendFile(request, file, { 'Cache-Control': 'no-store' })
}
