import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { estimateSmallAreas } from '#app/services/analysis/league/estimate-small-areas.server.ts'
import { findWave } from '#app/services/fieldwork/read-waves.server.ts'
import { listAnalyses } from '#app/services/reporting/read-analyses.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { SyntheticNotice } from '#app/ui/release/synthetic-notice.tsx'
import { AreaForm } from '#app/ui/wave/small-areas/area-form.tsx'
import { AreaTable } from '#app/ui/wave/small-areas/area-table.tsx'

import { forPage } from '../for-page.ts'
import { requireRole } from '../guard.server.ts'
import { pageMeta } from '../page-meta.ts'

export { noStore as headers } from '../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** Small-area estimates of the newest analysis, once a score is asked for. @throws Response 404 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const { database, language } = context
  const wave = await findWave(database, params['wave'] ?? '')
  const [latest] = wave ? listAnalyses(database, wave.id) : []
  const search = new URL(request.url).searchParams
  const chosen = search.getAll('with')
  const answer = latest && (await estimateSmallAreas(database, latest.id, search.get('measure'), chosen))
  if (!wave || !answer) throw new Response(null, { status: 404 })
  return {
    title: translator(language).t('evaluator:smallAreas.pageTitle', { wave: wave.title[language] }),
    wave: { id: wave.id, title: wave.title, synthetic: wave.synthetic },
    analysis: latest,
    measure: search.get('measure') ?? 'index',
    asked: forPage({ chosen, ...answer }),
  }
}

export default function SmallAreas() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { wave, analysis, measure, asked } = useLoaderData<typeof loader>()
  const { measures, auxiliaries, chosen, result } = asked.value
  const path = `/evaluator/waves/${wave.id}`
  const options = measures.map(({ code, name }) => ({
    value: code,
    label: name === null ? t(`smallAreas.measure.${code}`) : `${code} · ${format.text(name)}`,
  }))
  return (
    <SitePage
      crumbs={[
        { label: t('home.title'), to: '/evaluator' },
        { label: format.text(wave.title), to: path },
      ]}
    >
      <h1>{t('smallAreas.title')}</h1>
      {wave.synthetic && <SyntheticNotice />}
      <p>{t('smallAreas.lead', { analysis: analysis.id })}</p>
      <AreaForm measures={options} auxiliaries={auxiliaries} measure={measure} chosen={chosen} />
      {result?.outcome === 'refused' && (
        <Notice tone="error">
          <p>{t(`smallAreas.refused.${result.error.code}`, { defaultValue: result.error.message })}</p>
        </Notice>
      )}
      {result?.outcome === 'estimated' && (
        <section aria-labelledby="estimates">
          <h2 id="estimates">{options.find(({ value }) => value === measure)?.label}</h2>
          <p>
            {format.sentences(
              t('smallAreas.spread', { n: format.decimal(result.areas.spread, 2) }),
              t('smallAreas.shift', { n: format.decimal(result.areas.shift, 2) }),
            )}
          </p>
          <p>{t('smallAreas.reading')}</p>
          <AreaTable areas={result.areas} linkOf={(code) => `${path}/weighting?city=${code}`} />
        </section>
      )}
    </SitePage>
  )
}
