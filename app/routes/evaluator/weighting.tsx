import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { findWave } from '#app/services/fieldwork/read-waves.server.ts'
import {
  listAnalyses,
  readAnalysisCity,
  readAnalysisSummary,
} from '#app/services/reporting/read-analyses.server.ts'
import type { WeighedCity } from '#app/ui/wave/weighting-table.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { SyntheticNotice } from '#app/ui/release/synthetic-notice.tsx'
import { WarningList } from '#app/ui/release/warning-list.tsx'
import { MarginProfile } from '#app/ui/wave/margin-profile.tsx'
import { WeightingTable } from '#app/ui/wave/weighting-table.tsx'

import { forPage } from '../for-page.ts'
import { requireRole } from '../guard.server.ts'
import { pageMeta } from '../page-meta.ts'

export { noStore as headers } from '../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** How the weights of the newest analysis came about, by city. @throws Response 404 without wave or analysis */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const { database, language } = context
  const wave = await findWave(database, params['wave'] ?? '')
  const [latest] = wave ? listAnalyses(database, wave.id) : []
  const summary = latest && (await readAnalysisSummary(database, latest.id))
  if (!wave || !latest || !summary) throw new Response(null, { status: 404 })

  const reports = await Promise.all(
    summary.cities.map(({ city }) => readAnalysisCity(database, latest.id, city.code)),
  )
  const cities = reports.flatMap((report): WeighedCity[] => {
    if (!report?.weighting) return []
    return [{ city: report.city, n: report.n ?? 0, weighting: report.weighting }]
  })
  const asked = new URL(request.url).searchParams.get('city')
  return {
    title: translator(language).t('evaluator:weighting.pageTitle', { wave: wave.title[language] }),
    wave: { id: wave.id, title: wave.title, synthetic: wave.synthetic },
    analysis: latest,
    weighed: forPage({ cities, chosen: cities.find(({ city }) => city.code === asked) ?? null }),
  }
}

export default function Weighting() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { wave, analysis, weighed } = useLoaderData<typeof loader>()
  const { cities, chosen } = weighed.value
  const path = `/evaluator/waves/${wave.id}`
  const crumbs = [
    { label: t('home.title'), to: '/evaluator' },
    { label: format.text(wave.title), to: path },
  ]
  if (chosen) {
    return (
      <SitePage crumbs={[...crumbs, { label: t('weighting.title'), to: `${path}/weighting` }]}>
        <h1>{t('weighting.cityTitle', { city: format.text(chosen.city.name) })}</h1>
        {wave.synthetic && <SyntheticNotice />}
        <p>{t('weighting.cityReading', { analysis: analysis.id, n: format.count(chosen.n) })}</p>
        <WeightingTable cities={[chosen]} linkOf={(code) => `${path}/weighting?city=${code}`} />
        <h2>{t('warnings.title')}</h2>
        <WarningList warnings={chosen.weighting.warnings} />
        <h2>{t('weighting.margins')}</h2>
        {chosen.weighting.margins.map((margin) => (
          <MarginProfile key={margin.variable} margin={margin} />
        ))}
      </SitePage>
    )
  }
  return (
    <SitePage crumbs={crumbs}>
      <h1>{t('weighting.title')}</h1>
      {wave.synthetic && <SyntheticNotice />}
      <p>{t('weighting.reading', { analysis: analysis.id })}</p>
      <WeightingTable cities={cities} linkOf={(code) => `${path}/weighting?city=${code}`} />
    </SitePage>
  )
}
