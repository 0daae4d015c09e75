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
import { declareTrend, withdrawDeclaration } from '#app/services/publication/trend/declare-trend.server.ts'
import { readTrends } from '#app/services/publication/trend/read-trends.server.ts'
import { TrendsPage } from '#app/ui/results/trend/evaluator/trends-page.tsx'
import { trendsPath } from '#app/ui/results/trend/evaluator/trends-view.ts'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { refusedWords } from '#app/routes/refused-words.ts'
import { readWavePage } from '../read-wave-page.server.ts'
import { readDeclaration } from './read-declaration.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

const UNPROCESSABLE = 422
const CONFLICT = 409

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** With which waves a wave is compared, and what its newest analysis would say. @throws Response 404 */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'trends')
  const search = new URL(args.request.url).searchParams
  const trends = await readTrends(args.context.database, wave.id, search.get('since'))
  if (!trends) throw new Response(null, { status: 404 })
  return {
    title,
    head,
    trends: forPage({ ...trends, city: search.get('city'), done: search.get('done') }),
  }
}

/** Keeps or takes back a declaration; what is declined comes back on the same page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const { t } = translator(context.language)
  const wave = params['wave'] ?? ''
  const form = await readForm(request)
  const declarer = { by: reader.name, at: context.now() }
  const back = (done: string) => redirect(`${trendsPath(wave)}?done=${done}#declared`)
  if (form.get('step') === 'withdraw') {
    const outcome = await withdrawDeclaration(
      context.database,
      wave,
      Number(form.get('declaration')),
      declarer,
    )
    if (outcome.outcome === 'withdrawn') throw back('withdrawn')
    return data({ problem: refusedWords(t, outcome.error), refused: null }, { status: CONFLICT })
  }
  const read = readDeclaration(form)
  const step = form.get('step') ?? ''
  const typed = { step, values: Object.fromEntries(form) }
  if ('wrong' in read) {
    const errors = read.wrong.map(({ field, problem }) => ({
      field,
      message: t(`evaluator:trends.problem.${problem}`),
    }))
    return data({ problem: null, refused: { ...typed, errors } }, { status: UNPROCESSABLE })
  }
  const outcome = await declareTrend(context.database, wave, read, declarer)
  if (outcome.outcome === 'declared') throw back(outcome.late ? 'late' : 'declared')
  // all that can be declined now is the earlier wave
  const errors = [{ field: `${step}-since`, message: refusedWords(t, outcome.error) }]
  return data({ problem: null, refused: { ...typed, errors } }, { status: CONFLICT })
}

export default function Trends() {
  const { t } = useTranslation('evaluator')
  const { head, trends } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return (
    <WavePage wave={head} current="trends" title={t('trends.title')}>
      <p>{t('trends.lead')}</p>
      <TrendsPage
        view={{
          ...trends.value,
          wave: head,
          problem: tried?.problem ?? null,
          refused: tried?.refused ?? null,
        }}
      />
    </WavePage>
  )
}
