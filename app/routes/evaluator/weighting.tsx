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
import { readDistrictNames } from '#app/services/reporting/read-district-names.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { SyntheticNotice } from '#app/ui/release/synthetic-notice.tsx'
import { CityWeighting } from '#app/ui/wave/weighting/city-weighting.tsx'
import { WeightingOverview } from '#app/ui/wave/weighting/weighting-overview.tsx'
import type { WeighedCity } from '#app/ui/wave/weighting/weighting-table.tsx'

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

  const asked = new URL(request.url).searchParams.get('city')
  const codes = summary.cities.map(({ city }) => city.code).filter((code) => asked === null || code === asked)
  const reports = await Promise.all(codes.map((code) => readAnalysisCity(database, latest.id, code)))
  const cities = reports.flatMap((report): WeighedCity[] => {
    if (!report?.weighting) return []
    const { city, design, n, weighting } = report
    return [{ city, design, n: n ?? 0, weighting }]
  })
  const [chosen] = asked === null ? [] : cities
  const districts = chosen ? await readDistrictNames(database, wave.id, chosen.city.code, wave.closesOn) : {}
  return {
    title: translator(language).t('evaluator:weighting.pageTitle', { wave: wave.title[language] }),
    wave: { id: wave.id, title: wave.title, synthetic: wave.synthetic, population: summary.wave.population },
    analysis: latest,
    weighed: forPage({ cities, chosen: chosen ?? null, districts }),
  }
}

export default function Weighting() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { wave, analysis, weighed } = useLoaderData<typeof loader>()
  const { cities, chosen, districts } = weighed.value
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
        <p>
          {t('weighting.cityReading', {
            n: format.count(chosen.n),
            effectiveN: format.count(chosen.weighting.effectiveN),
            kish: format.decimal(chosen.weighting.kishDesignEffect, 2),
          })}
        </p>
        <CityWeighting
          weighed={chosen}
          districts={districts}
          about={t('weighting.about', {
            population: format.text(wave.population),
            wave: format.text(wave.title),
          })}
          source={t('weighting.source', { analysis: analysis.id, date: format.date(analysis.createdOn) })}
        />
      </SitePage>
    )
  }
  return (
    <SitePage crumbs={crumbs}>
      <h1>{t('weighting.title')}</h1>
      {wave.synthetic && <SyntheticNotice />}
      <p>{t('weighting.reading', { analysis: analysis.id })}</p>
      {cities.length === 0 ? (
        <p>{t('weighting.none')}</p>
      ) : (
        <WeightingOverview cities={cities} linkOf={(code) => `${path}/weighting?city=${code}`} />
      )}
    </SitePage>
  )
}
