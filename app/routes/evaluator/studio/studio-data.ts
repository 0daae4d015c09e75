import type { LoaderFunctionArgs } from '@remix-run/node'

import { openStudio } from '#app/services/analysis/scheme/open-studio.server.ts'
import { studioData } from '#app/services/analysis/scheme/studio-data.server.ts'

import { requireRole } from '#app/routes/guard.server.ts'

/** What the studio's script works on; for evaluators alone, kept by nobody. @throws Response 404 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const studio = await openStudio(context.database, params['wave'] ?? '')
  if (studio.outcome === 'refused') throw new Response(null, { status: 404 })
  return Response.json(studioData(studio), { headers: { 'Cache-Control': 'no-store' } })
}
