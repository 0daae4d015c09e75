import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readAnalysisCity, readAnalysisSummary } from '#app/services/reporting/read-analyses.server.ts'
import { readDistrictNames } from '#app/services/reporting/read-district-names.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'
import { CityWeighting } from '#app/ui/staff/wave/weighting/city-weighting.tsx'
import { WeightingOverview } from '#app/ui/staff/wave/weighting/weighting-overview.tsx'
import type { WeighedCity } from '#app/ui/staff/wave/weighting/weighting-table.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { readWavePage } from '#app/routes/evaluator/read-wave-page.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** How the weights of the newest analysis came about, by city. @throws Response 404 without wave or analysis */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, analysis: latest, head, title } = await readWavePage(args, 'weighting')
  const { database } = args.context
  const summary = latest && (await readAnalysisSummary(database, latest.id))
  if (!latest || !summary) throw new Response(null, { status: 404 })

  const asked = new URL(args.request.url).searchParams.get('city')
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
    title,
    head,
    population: summary.wave.population,
    analysis: latest,
    weighed: forPage({ cities, chosen: chosen ?? null, districts }),
  }
}

export default function Weighting() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { head, population, analysis, weighed } = useLoaderData<typeof loader>()
  const { cities, chosen, districts } = weighed.value
  const path = `${wavePath(head.id)}/weighting`
  if (chosen) {
    return (
      <WavePage
        wave={head}
        current="weighting"
        title={t('weighting.cityTitle', { city: format.text(chosen.city.name) })}
        crumbs={[{ label: t('weighting.title'), to: path }]}
      >
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
            population: format.text(population),
            wave: format.text(head.title),
          })}
          source={t('weighting.source', { analysis: analysis.id, date: format.date(analysis.createdOn) })}
        />
      </WavePage>
    )
  }
  return (
    <WavePage wave={head} current="weighting" title={t('weighting.title')}>
      <p>{t('weighting.reading', { analysis: analysis.id })}</p>
      {cities.length === 0 ? (
        <p>{t('weighting.none')}</p>
      ) : (
        <WeightingOverview cities={cities} linkOf={(code) => `${path}?city=${code}`} />
      )}
    </WavePage>
  )
}
