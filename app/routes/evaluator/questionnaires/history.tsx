import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import autosave from '#app/ui/staff/editor/browser/autosave.ts?worker&url'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { correctWording } from '#app/services/fieldwork/questionnaires/correct-wording.server.ts'
import { discardDraft } from '#app/services/fieldwork/questionnaires/drafts/discard-draft.server.ts'
import { startDraft } from '#app/services/fieldwork/questionnaires/drafts/start-draft.server.ts'
import { undoDraft } from '#app/services/fieldwork/questionnaires/drafts/undo-draft.server.ts'
import { editorPath } from '#app/ui/staff/editor/editor-view.ts'
import { EditorPage } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { RevisionList } from '#app/ui/staff/editor/list/revision-list.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { openEditor } from './editing/open-editor.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader(args: LoaderFunctionArgs) {
  const { title, head, revisions, done } = await openEditor(args, 'history')
  return { title, head, done, revisions: forPage(revisions) }
}

/** Undoes, redoes, shows an earlier state, starts from a version, corrects a wave's wording, or gives the draft up. @throws Response 400 otherwise */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const code = params['code'] ?? ''
  const path = editorPath(code)
  const form = await readForm(request)
  const [step, show] = [form.get('step'), form.get('show')]
  if (step === 'start') {
    const version = form.get('from') ?? ''
    const who = { by: reader.name, at: context.now() }
    const outcome = await startDraft(context.database, code, { from: 'version', version }, who)
    if (outcome.outcome === 'refused') throw new Response(null, { status: 400 })
    throw redirect(`${path}?done=started`, 303)
  }
  if (step === 'correct') {
    const [wave, version] = [form.get('wave') ?? '', form.get('to') ?? '']
    const outcome = await correctWording(context.database, wave, version, {
      by: reader.name,
      at: context.now(),
    })
    if (outcome.outcome === 'corrected') throw redirect(`${path}?done=corrected`, 303)
    const items = Array.isArray(outcome.error.at['items']) ? outcome.error.at['items'].join(', ') : ''
    throw redirect(`${path}?${new URLSearchParams({ done: outcome.error.code, items })}`, 303)
  }
  if (step === 'discard') {
    discardDraft(context.database, code)
    throw redirect('/evaluator/questionnaires?done=discarded', 303)
  }
  const wanted = step === 'undo' || step === 'redo' ? step : Number(show ?? NaN)
  if (Number.isNaN(wanted)) throw new Response(null, { status: 400 })
  const outcome = undoDraft(context.database, code, wanted)
  const done = outcome.outcome === 'shown' ? (step ?? 'shown') : 'nothingToUndo'
  throw redirect(`${backTo(request, path) ?? `${path}/history`}?done=${done}`, 303)
}

/** The page of this questionnaire on which the button was pressed. */
function backTo(request: Request, path: string): string | null {
  const from = request.headers.get('referer')
  const pathname = from && URL.canParse(from) ? new URL(from).pathname : null
  return pathname === path || pathname?.startsWith(`${path}/`) ? pathname : null
}

export default function History() {
  const { head, done, revisions } = useLoaderData<typeof loader>()
  return (
    <EditorPage head={head} current="history" problem={null} done={done} script={autosave}>
      <RevisionList head={head} revisions={revisions.value} />
    </EditorPage>
  )
}
