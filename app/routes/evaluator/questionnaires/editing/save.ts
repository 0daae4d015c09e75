import type { ActionFunctionArgs } from '@remix-run/node'

import { readEdit } from './take-edit.server.ts'

/** Saves while somebody types: the same forms as the pages', answered for a script. */
export async function action(args: ActionFunctionArgs) {
  const { edit, outcome } = await readEdit(args)
  const code = edit?.kind === 'item' ? { code: edit.item.code } : {}
  const answer =
    outcome.outcome === 'saved' ? { outcome: 'saved', revision: outcome.revision, ...code } : outcome
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
}
