import type { LoaderFunctionArgs } from '@remix-run/node'

import { exportQuestionnaire } from '#app/services/fieldwork/questionnaires/export-questionnaire.server.ts'
import { exportDraft } from '#app/services/fieldwork/questionnaires/drafts/export-draft.server.ts'

import { requireRole } from '#app/routes/guard.server.ts'

const KINDS: Record<string, { type: string; ending: string }> = {
  json: { type: 'application/json; charset=utf-8', ending: 'json' },
  xlsform: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
}

/** A version (`?version=`) or the draft as a file: `?format=xlsform` or `json`. @throws Response 404 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const query = new URL(request.url).searchParams
  const code = params['code'] ?? ''
  const format = query.get('format') ?? 'json'
  const version = query.get('version')
  const kind = KINDS[format]
  const file =
    version === null
      ? await exportDraft(context.database, code, format)
      : await exportQuestionnaire(context.database, `${code}@${version}`, format)
  if (!kind || 'outcome' in file) throw new Response(null, { status: 404 })
  const name = `${code}-${version ?? 'draft'}.${kind.ending}`
  return new Response(file.text as BodyInit, {
    headers: {
      'Content-Type': kind.type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}
