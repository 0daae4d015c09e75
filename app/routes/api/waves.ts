import type { LoaderFunctionArgs } from '@remix-run/node'

import { listOpenWaves } from '#app/services/collection/waves/open-questionnaires.server.ts'

/** GET /api/v1/waves: the waves that may be answered now. */
export async function loader({ context }: LoaderFunctionArgs) {
  return Response.json(
    { waves: await listOpenWaves(context.database) },
    { headers: { 'Cache-Control': 'no-cache' } },
  )
}
