import type { LoaderFunctionArgs } from '@remix-run/node'

import { readEntry } from '#app/services/collection/assisted/entry-cookie.server.ts'
import { findEntry } from '#app/services/collection/assisted/find-entry.server.ts'
import { outboxKey } from '#app/services/collection/assisted/outbox-key.server.ts'

/** The key to what waits in a device, for as long as the device is let in: gone once it leaves or its code is taken back. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { sessionSecret } = context.env
  const entry = readEntry(sessionSecret, request.headers.get('cookie'))
  const entered = entry && (await findEntry(context.database, entry))
  if (!entered) throw new Response(null, { status: 403 })
  return Response.json(outboxKey(sessionSecret, entered.waveId), { headers: { 'Cache-Control': 'no-store' } })
}
