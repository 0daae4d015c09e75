import type { LoaderFunctionArgs } from '@remix-run/node'

import { requireRole } from '#app/routes/guard.server.ts'
import { downloadRun } from '#app/services/analysis/robustness/kept/download-run.server.ts'

/** A robustness run as a file of its own. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { name: by } = await requireRole(request, context, ['evaluator'])
  const asked = new URL(request.url).searchParams.get('run')
  const what = { asked, file: params['file'] ?? '', by, now: context.now() }
  const file = downloadRun(context.database, params['wave'] ?? '', what)
  if (!file) throw new Response(null, { status: 404 })
  const type = file.name.endsWith('.json') ? 'application/json' : 'text/csv'
  return new Response(file.text, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${file.name}"`,
      'Cache-Control': 'no-store',
    },
  })
}
