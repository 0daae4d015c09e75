import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { readMethodJob, startMethodJob } from '#app/services/analysis/methods/method-jobs.server.ts'
import { findWave } from '#app/services/fieldwork/waves/read-waves.server.ts'
import { EDITIONS } from '#app/survey/reports/report.ts'
import { METHOD_MEASURES } from '#app/survey/workbench/methods-report.ts'
import { ProgressBar } from '#app/ui/charts/cells/progress-bar.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { MethodsResult } from '#app/ui/staff/tables/methods/methods-result.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { refusedWords } from '#app/routes/refused-words.ts'
import { readWavePage } from '../read-wave-page.server.ts'

const LOOK_AGAIN_SECONDS = 3
const CONFLICT = 409

export { lookAgain as headers } from '#app/routes/look-again.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** The same answers by other methods. @throws Response 404 for a wave that is not there */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'methods')
  const { database, language } = args.context
  const search = new URL(args.request.url).searchParams
  const job = await readMethodJob(database, wave.id, wave.responses)
  const { t } = translator(language)
  const page = forPage({
    job,
    responses: wave.responses,
    refused: job.state === 'refused' ? refusedWords(t, job.error) : null,
    measure: METHOD_MEASURES.find((one) => one === search.get('measure')) ?? 'place',
    edition: EDITIONS.find((one) => one === search.get('edition')) ?? 'blended',
  })
  return data(
    { title, head, page },
    job.state === 'running' ? { headers: { Refresh: String(LOOK_AGAIN_SECONDS) } } : {},
  )
}

/** Starts a comparison. @throws Response 404 for an unknown wave, 409 for one without answers */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const { database, now } = context
  const wave = await findWave(database, params['wave'] ?? '')
  if (!wave) throw new Response(null, { status: 404 })
  const started = await startMethodJob(database, wave.id, wave.responses, now())
  if (started.outcome === 'refused') throw new Response(null, { status: CONFLICT })
  return redirect(`${wavePath(wave.id)}/methods`, 303)
}

export default function Methods() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { head, page } = useLoaderData<typeof loader>()
  const { job, responses, refused, measure, edition } = page.value
  const start = (label: string) => (
    <form method="post" className="no-print">
      <SubmitButton tone="main">{label}</SubmitButton>
    </form>
  )
  const far =
    job.state === 'running' ? { done: format.count(job.done), total: format.count(job.total) } : null
  return (
    <WavePage wave={head} current="methods" title={t('methods.title')}>
      <p>{t('methods.lead')}</p>
      {job.state === 'none' &&
        (responses === 0 ? (
          <EmptyState title={t('methods.closed')}>
            <p>{t('methods.closedText')}</p>
          </EmptyState>
        ) : (
          <EmptyState title={t('methods.none')}>
            <p>{t('methods.noneText')}</p>
            {start(t('methods.start'))}
          </EmptyState>
        ))}
      {job.state === 'running' && far && (
        <section aria-labelledby="progress">
          <h2 id="progress">{t('methods.running')}</h2>
          <p role="status">{job.total === 0 ? t('methods.preparing') : t('methods.progress', far)}</p>
          <ProgressBar
            share={job.total === 0 ? 0 : job.done / job.total}
            label={job.total === 0 ? t('methods.preparing') : t('methods.progress', far)}
          />
          <p className="small soft">{t('methods.leave')}</p>
        </section>
      )}
      {job.state === 'refused' && (
        <>
          <Notice tone="error">
            <p>{refused}</p>
          </Notice>
          {start(t('methods.again'))}
        </>
      )}
      {job.state === 'done' && (
        <>
          {!job.current && (
            <Notice tone="warning">
              <p>{t('methods.stale')}</p>
            </Notice>
          )}
          <MethodsResult
            report={job.report}
            measure={measure}
            edition={edition}
            file={`${wavePath(head.id)}/methods/cities.csv`}
          />
          {start(t('methods.again'))}
        </>
      )}
    </WavePage>
  )
}
