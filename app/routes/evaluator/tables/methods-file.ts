import type { LoaderFunctionArgs } from '@remix-run/node'

import { methodsCsv } from '#app/services/analysis/methods/methods-csv.ts'
import { readMethodJob } from '#app/services/analysis/methods/method-jobs.server.ts'
import { findWave } from '#app/services/fieldwork/waves/read-waves.server.ts'

import { requireRole } from '#app/routes/guard.server.ts'

/** `cities.csv`: every city under every method. @throws Response 404 before a comparison has been made */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const wave = await findWave(context.database, params['wave'] ?? '')
  const job = wave && (await readMethodJob(context.database, wave.id, wave.responses))
  if (!wave || params['file'] !== 'cities.csv' || job?.state !== 'done')
    throw new Response(null, { status: 404 })
  return new Response(methodsCsv(job.report), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${wave.id}-methods.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
