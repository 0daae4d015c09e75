import type { LoaderFunctionArgs } from '@remix-run/node'

import { fieldCsv } from '#app/services/fieldwork/monitor/field-csv.ts'
import { askField } from '#app/services/fieldwork/monitor/ask-field.server.ts'
import { readOutcomes } from '#app/services/fieldwork/monitor/read-outcomes.server.ts'

import { requireRole } from '../../guard.server.ts'

/** The field monitor as a file, `report.csv` or `report.json`: what the page shows, hidden where the page hides it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const { database, now } = context
  const wave = params['wave'] ?? ''
  const city = new URL(request.url).searchParams.get('city')
  const report = await askField(database, wave, city, now())
  const outcomes = await readOutcomes(database, wave, city === null ? null : [city])
  const name = params['file'] ?? ''
  if (!report || !outcomes || !/^report\.(csv|json)$/.test(name)) throw new Response(null, { status: 404 })
  const isCsv = name.endsWith('.csv')
  return new Response(isCsv ? fieldCsv(report, outcomes) : JSON.stringify({ ...report, outcomes }), {
    headers: {
      'Content-Type': isCsv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${wave}-field-${report.day}${isCsv ? '.csv' : '.json'}"`,
      'Cache-Control': 'no-store',
    },
  })
}
