import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { changeRun, RUN_CHANGES } from '#app/services/analysis/robustness/kept/change-run.server.ts'
import { startRobustness } from '#app/services/analysis/robustness/start-robustness.server.ts'
import { robustnessSettingsSchema } from '#app/survey/robustness/robustness.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { RobustnessPage } from '#app/ui/staff/robustness/robustness-page.tsx'
import { robustnessPath } from '#app/ui/staff/robustness/robustness-view.ts'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { refusedWords } from '#app/routes/refused-words.ts'
import { readWavePage } from '../read-wave-page.server.ts'
import { robustnessView } from './robustness-view.server.ts'

const UNPROCESSABLE = 422
const CONFLICT = 409
const LOOK_AGAIN_SECONDS = 4

export { lookAgain as headers } from '#app/routes/look-again.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** @throws Response 404 for a wave that is not there */
export async function loader(args: LoaderFunctionArgs) {
  const { head, title } = await readWavePage(args, 'robustness')
  const { database, language, now } = args.context
  const { t } = translator(language)
  const { searchParams } = new URL(args.request.url)
  const found = await robustnessView(database, head.id, searchParams, now())
  const view = found.outcome === 'viewed' ? found.view : null
  const again = view?.watching && view.runs[0]?.status === 'running'
  return data(
    {
      title,
      head,
      refused: found.outcome === 'refused' ? refusedWords(t, found.error) : null,
      page: forPage(view),
    },
    again ? { headers: { Refresh: String(LOOK_AGAIN_SECONDS) } } : {},
  )
}

/**
 * Starts a run in threads beside the server, or pins or deletes one; what is declined comes back on the same page.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const { database, now, log } = context
  const { t } = translator(context.language)
  const wave = params['wave'] ?? ''
  const form = await readForm(request)
  const change = RUN_CHANGES.find((one) => one === form.get('intent'))
  if (change) {
    const run = form.get('run') ?? ''
    const changed = changeRun(database, { wave, run, change }, { by: reader.name, at: now() })
    if (changed.outcome === 'changed') throw redirect(`${robustnessPath(wave)}?done=${change}`)
    return data({ problem: refusedWords(t, changed.error), kind: 'change' as const }, { status: CONFLICT })
  }
  const parsed = robustnessSettingsSchema.safeParse({
    ...Object.fromEntries(form),
    factors: form.getAll('factors'),
  })
  if (!parsed.success) {
    const problem = t('evaluator:robustness.form.invalid')
    return data({ problem, kind: 'start' as const }, { status: UNPROCESSABLE })
  }
  const started = await startRobustness(database, wave, parsed.data, { by: reader.name, now })
  if (started.outcome === 'refused') {
    if (started.error.code === 'UNKNOWN_WAVE') throw new Response(null, { status: 404 })
    return data({ problem: refusedWords(t, started.error), kind: 'start' as const }, { status: CONFLICT })
  }
  log.info({ run: started.runId }, 'robustness run started')
  throw redirect(robustnessPath(wave))
}

export default function Robustness() {
  const { t } = useTranslation('evaluator')
  const { head, refused, page } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const view = page.value
  return (
    <WavePage wave={head} current="robustness" title={t('robustness.title')}>
      <p>{t('robustness.lead')}</p>
      {tried?.kind === 'change' && (
        <Notice tone="error">
          <p>{tried.problem}</p>
        </Notice>
      )}
      {view ? (
        <RobustnessPage
          view={tried?.kind === 'start' ? { ...view, form: { ...view.form, problem: tried.problem } } : view}
        />
      ) : (
        <EmptyState title={t('robustness.closed')}>
          <p>{refused}</p>
        </EmptyState>
      )}
    </WavePage>
  )
}
