import { redirect, type LoaderFunctionArgs } from '@remix-run/node'

import { translator } from '#app/platform/i18n.server.ts'
import {
  checkOf,
  readDraft,
  type DraftRecord,
  type RevisionLine,
} from '#app/services/fieldwork/questionnaires/drafts/read-draft.server.ts'
import { editorPath, type EditorHead, type EditorPageKey } from '#app/ui/staff/editor/editor-view.ts'

import { requireRole } from '#app/routes/guard.server.ts'

/** A draft as the editor's pages need it. */
export interface OpenEditor {
  title: string
  head: EditorHead
  draft: DraftRecord
  revisions: RevisionLine[]
  /** what was just done, as the address says */
  done: string | null
  query: URLSearchParams
}

/**
 * Opens the draft that an address names, for an evaluator.
 *
 * @throws Response as `requireRole` does; a redirect to the questionnaire's page when there is no draft
 */
export async function openEditor(
  { request, params, context }: LoaderFunctionArgs,
  page: EditorPageKey,
): Promise<OpenEditor> {
  await requireRole(request, context, ['evaluator'])
  const code = params['code'] ?? ''
  const found = readDraft(context.database, code)
  if (!found) throw redirect(editorPath(code))
  const { draft, revisions, steps } = found
  const shown = revisions.find(({ number }) => number === draft.current)
  const findings = await checkOf(context.database, draft)
  const errors = findings.filter(({ level }) => level === 'error').length
  const { t } = translator(context.language)
  const query = new URL(request.url).searchParams
  return {
    title: t('evaluator:questionnaires.pageTitle', {
      page: t(`evaluator:questionnaires.tabs.${page}`),
      code,
    }),
    head: {
      code,
      title: draft.content.title,
      basedOn: draft.basedOn,
      revision: draft.current,
      by: shown?.by ?? draft.createdBy,
      at: shown?.at ?? '',
      undo: steps.undo !== null,
      redo: steps.redo !== null,
      errors,
      warnings: findings.length - errors,
    },
    draft,
    revisions,
    done: query.get('done'),
    query,
  }
}
