import type { LoaderFunctionArgs } from '@remix-run/node'

import { listReleases } from '#app/services/reporting/read-releases.server.ts'

import { RELEASE_TABLES } from './release-tables.ts'

/** GET /api/v1/releases: all releases, newest first, with the addresses of their tables. */
export function loader({ context }: LoaderFunctionArgs) {
  const releases = listReleases(context.database).map(
    ({ id, waveId, publishedOn, synthetic, supersedes }) => ({
      id,
      wave: waveId,
      publishedOn,
      synthetic,
      supersedes,
      links: Object.fromEntries(RELEASE_TABLES.map((table) => [table, `/api/v1/releases/${id}/${table}`])),
    }),
  )
  return Response.json({ releases }, { headers: { 'Cache-Control': 'no-cache' } })
}
