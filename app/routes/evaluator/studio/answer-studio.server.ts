import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { refusedWords } from '#app/routes/refused-words.ts'
import { studioData } from '#app/services/analysis/scheme/studio-data.server.ts'
import { saveScheme } from '#app/services/schemes/save-scheme.server.ts'
import { openSubject, studioView, type StudioSubject } from './studio-view.server.ts'

const UNPROCESSABLE = 422

/** The studio as it opens, or why it cannot be opened yet. The reader has been let in before. */
export async function loadStudio({ request, context }: LoaderFunctionArgs, subject: StudioSubject) {
  const { database, language } = context
  const search = new URL(request.url).searchParams
  const found = await studioView(database, subject, { search, form: null })
  return {
    refused: found.outcome === 'refused' ? refusedWords(translator(language).t, found.error) : null,
    studio: forPage(found.outcome === 'viewed' ? found.view : null),
  }
}

/**
 * Runs the set-up on the server, for readers without scripts and for every step that is not a slider.
 *
 * @throws Response 404 where there is no studio, and the way to the saved schemes once one is saved
 */
export async function runStudioForm({ request, context }: ActionFunctionArgs, subject: StudioSubject) {
  const reader = await requireRole(request, context, ['evaluator'])
  const { database, language } = context
  const form = await readForm(request)
  const search = new URL(request.url).searchParams
  const found = await studioView(database, subject, { search, form })
  if (found.outcome === 'refused') throw new Response(null, { status: 404 })
  const { view } = found
  if (form.get('intent') !== 'save') return data({ studio: forPage(view) })

  const post = { name: form.get('name') ?? '', content: view.a.scheme }
  const saved = await saveScheme(database, post, { by: reader.name, at: context.now() })
  if (saved.outcome === 'saved') throw redirect('/evaluator/schemes?done=saved')
  const problem = refusedWords(translator(language).t, saved.error)
  const saving = { name: post.name, problem }
  return data({ studio: forPage({ ...view, saving }) }, { status: UNPROCESSABLE })
}

/** What the studio's script works on; for evaluators alone, kept by nobody. @throws Response 404 */
export async function sendStudioData({ request, context }: LoaderFunctionArgs, subject: StudioSubject) {
  await requireRole(request, context, ['evaluator'])
  const studio = await openSubject(context.database, subject)
  if (studio.outcome === 'refused') throw new Response(null, { status: 404 })
  return Response.json(studioData(studio), { headers: { 'Cache-Control': 'no-store' } })
}
