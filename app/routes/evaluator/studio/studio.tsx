import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import studioWorker from '#app/studio/studio-worker.ts?worker&url'
import studioScript from '#app/studio/studio.ts?worker&url'
import { translator } from '#app/platform/i18n.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { saveScheme } from '#app/services/schemes/save-scheme.server.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { StudioPage } from '#app/ui/studio/studio-page.tsx'
import { WavePage } from '#app/ui/wave/page/wave-page.tsx'
import { wavePath } from '#app/ui/wave/page/wave-pages.ts'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { refusedWords } from '#app/routes/refused-words.ts'
import { readWavePage } from '../read-wave-page.server.ts'
import { studioView } from './studio-view.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

const UNPROCESSABLE = 422

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** @throws Response 404 for a wave that is not there */
export async function loader(args: LoaderFunctionArgs) {
  const { head, title } = await readWavePage(args, 'studio')
  const { database, language } = args.context
  const { t } = translator(language)
  const search = new URL(args.request.url).searchParams
  const found = await studioView(database, head.id, { search, form: null })
  return {
    title,
    head,
    refused: found.outcome === 'refused' ? refusedWords(t, found.error) : null,
    studio: forPage(found.outcome === 'viewed' ? found.view : null),
  }
}

/** Runs the set-up on the server, for readers without scripts and for every step that is not a slider. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const { database, language } = context
  const form = await readForm(request)
  const search = new URL(request.url).searchParams
  const found = await studioView(database, params['wave'] ?? '', { search, form })
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

export default function Studio() {
  const { t } = useTranslation('evaluator')
  const loaded = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const view = tried?.studio.value ?? loaded.studio.value
  const path = `${wavePath(loaded.head.id)}/studio`
  return (
    <WavePage wave={loaded.head} current="studio" title={t('studio.title')}>
      <p className="lead">{t('studio.lead')}</p>
      {view ? (
        <StudioPage view={view} script={studioScript} worker={studioWorker} data={`${path}/data`} />
      ) : (
        <EmptyState title={t('studio.closed')}>
          <p>{loaded.refused}</p>
        </EmptyState>
      )}
    </WavePage>
  )
}
