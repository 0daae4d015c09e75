import type { LoaderFunctionArgs } from '@remix-run/node'

import { exportMethods } from '#app/services/analysis/methods/export-methods.server.ts'
import { readMethodJob } from '#app/services/analysis/methods/method-jobs.server.ts'
import { findWave } from '#app/services/fieldwork/waves/read-waves.server.ts'

import { requireRole } from '#app/routes/guard.server.ts'

/** `cities.csv`: every city under every method. @throws Response 404 before a comparison has been made */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const { database, now } = context
  const wave = await findWave(database, params['wave'] ?? '')
  const job = wave && (await readMethodJob(database, wave.id, wave.responses))
  if (!wave || params['file'] !== 'cities.csv' || job?.state !== 'done') {
    throw new Response(null, { status: 404 })
  }
  const file = exportMethods(database, wave.id, job.report, { actor: reader.name, at: now() })
  return new Response(file.text, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename="${file.fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
}
