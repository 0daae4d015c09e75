import type { LoaderFunctionArgs } from '@remix-run/node'

import { exportMicrodata } from '#app/services/analysis/export/export-microdata.server.ts'

import { apiProblem } from './api-problem.server.ts'
import { requireEvaluator } from './api-reader.server.ts'
import { sendFile } from './send-file.server.ts'

/** GET /api/v1/releases/{id}/microdata: the responses behind a release with their weights, for evaluators. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { database, language } = context
  const { name } = await requireEvaluator(request, context, 'microdata')
  const format = new URL(request.url).searchParams.get('format') ?? 'csv'
  const file = await exportMicrodata(database, params['release'] ?? '', { format, actor: name, language })
  if (file.outcome === 'refused') return apiProblem(language, file.error)
  return sendFile(request, file, { 'Cache-Control': 'no-store' })
}
