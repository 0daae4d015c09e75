import type { LoaderFunctionArgs } from '@remix-run/node'

import type { CheckOutcome } from '#app/services/analysis/check/check-input.ts'
import { checks } from '#app/services/analysis/check/checks.server.ts'

import { requireRole } from '#app/routes/guard.server.ts'

/** The result of a check as a file: `result.json` as the command line prints it, `result.csv` with a row per figure. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const name = params['file'] ?? ''
  const found = checks.find(params['check'] ?? '', reader.id, context.now())
  const text = found && contentOf(found.outcome, name)
  if (text === null) throw new Response(null, { status: 404 })
  return new Response(text, {
    headers: {
      'Content-Type': name.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}

function contentOf(outcome: CheckOutcome, name: string): string | null {
  if (name === 'result.json') return outcome.json
  return name === 'result.csv' && outcome.outcome === 'ok' ? outcome.csv : null
}
