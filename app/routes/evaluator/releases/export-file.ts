import type { LoaderFunctionArgs } from '@remix-run/node'

import { openExport } from '#app/services/analysis/export/jobs/export-jobs.server.ts'

import { sendFile } from '#app/routes/api/send-file.server.ts'
import { requireRole } from '#app/routes/guard.server.ts'

/** The file of an export that is done. @throws Response 404 when there is none, or its day is over */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { name: by } = await requireRole(request, context, ['evaluator'])
  const { release = '', job = '' } = params
  const opened = openExport(context.database, release, job, { by, now: context.now })
  if (opened.outcome === 'refused') throw new Response(null, { status: 404 })
  return sendFile(request, opened, { 'Cache-Control': 'no-store' })
}
