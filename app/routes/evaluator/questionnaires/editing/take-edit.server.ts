import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { readQuestionBank } from '#app/services/fieldwork/questionnaires/question-bank.server.ts'
import { readDraft, readRevision } from '#app/services/fieldwork/questionnaires/drafts/read-draft.server.ts'
import {
  saveDraft,
  type DraftPost,
  type SaveDraftOutcome,
} from '#app/services/fieldwork/questionnaires/drafts/save-draft.server.ts'
import type { DraftEdit } from '#app/survey/questionnaire/drafting/draft-edit.ts'
import { editOfFields } from '#app/survey/questionnaire/drafting/edit-of-fields.ts'
import type { EditProblem } from '#app/ui/staff/editor/editor-view.ts'

import { requireRole } from '#app/routes/guard.server.ts'

const LARGEST = 2 * 1024 * 1024
const CONFLICT = 409
const UNPROCESSABLE = 422

/** A posted form of the editor with what came of it. */
export interface TakenEdit {
  form: URLSearchParams
  edit: DraftEdit | null
  outcome: Exclude<SaveDraftOutcome, { outcome: 'refused' }> | { outcome: 'wrong'; what: string }
}

/** Reads a form of the editor and saves what it asks for. @throws Response 404 when there is no draft */
export async function readEdit({ request, params, context }: ActionFunctionArgs): Promise<TakenEdit> {
  const reader = await requireRole(request, context, ['evaluator'])
  const { database } = context
  const code = params['code'] ?? ''
  const form = await readForm(request, LARGEST)
  const found = readDraft(database, code)
  if (!found) throw new Response(null, { status: 404 })
  const base = Number(form.get('base') ?? '')
  const filled = readRevision(database, code, base) ?? found.draft.content
  const { items } = await readQuestionBank(database)
  const read = editOfFields(form, filled, items)
  if ('wrong' in read) return { form, edit: null, outcome: { outcome: 'wrong', what: read.wrong } }
  const post = { base, edit: read.edit, resolve: resolveOf(form.get('resolve')) }
  const outcome = saveDraft(database, code, post, { by: reader.name, at: context.now() })
  if (outcome.outcome === 'refused')
    return { form, edit: null, outcome: { outcome: 'wrong', what: outcome.error.code } }
  return { form, edit: read.edit, outcome }
}

/**
 * Takes a form of the editor: goes on to a page when it was saved, and gives it back with what is in the way otherwise.
 *
 * @param next where to go on after an edit
 * @throws Response a redirect, once it is saved
 */
export async function takeEdit(args: ActionFunctionArgs, next: (edit: DraftEdit) => string) {
  const { form, edit, outcome } = await readEdit(args)
  if (outcome.outcome === 'saved' && edit) throw redirect(next(edit), 303)
  const fields = [...form.entries()]
  const problem: EditProblem =
    outcome.outcome === 'conflict'
      ? { kind: 'conflict', fields, since: outcome.since, collisions: outcome.collisions }
      : { kind: 'wrong', what: outcome.outcome === 'wrong' ? outcome.what : 'other', fields }
  return data({ problem }, { status: problem.kind === 'conflict' ? CONFLICT : UNPROCESSABLE })
}

function resolveOf(text: string | null): DraftPost['resolve'] {
  return text === 'merge' || text === 'overwrite' ? text : 'refuse'
}
