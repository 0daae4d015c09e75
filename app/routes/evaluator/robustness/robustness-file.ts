import type { LoaderFunctionArgs } from '@remix-run/node'

import { readRobustness } from '#app/services/analysis/robustness/read-robustness.server.ts'
import { citiesCsv, leaveOneOutCsv } from '#app/services/analysis/robustness/robustness-files.ts'

import { requireRole } from '#app/routes/guard.server.ts'

/** A run as a file: `cities.csv`, `leave-one-out.csv`, or `run.json` with its settings and everything it found. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const asked = new URL(request.url).searchParams.get('run')
  const { shown } = readRobustness(context.database, params['wave'] ?? '', { asked, now: context.now() })
  if (!shown || (asked !== null && shown.run.id !== asked)) throw new Response(null, { status: 404 })
  const { run, result } = shown
  const name = params['file'] ?? ''
  const text =
    name === 'cities.csv'
      ? citiesCsv(result)
      : name === 'leave-one-out.csv'
        ? leaveOneOutCsv(result)
        : name === 'run.json'
          ? JSON.stringify({ run, result })
          : null
  if (text === null) throw new Response(null, { status: 404 })
  return new Response(text, {
    headers: {
      'Content-Type': name.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${run.id}-${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}
