import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { listReleases, readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import type { Language } from '#app/survey/item.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { CityPage } from '#app/ui/results/city/city-page.tsx'
import { makeFormat } from '#app/ui/format/format.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { LimitList } from '#app/ui/results/limits/limit-list.tsx'
import { limitsOfCity } from '#app/ui/results/limits/limits-of.ts'
import { CityNeighbours } from '#app/ui/results/ranking/city-neighbours.tsx'

import { forPage } from '../for-page.ts'
import { publicMeta } from './public-meta.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => publicMeta(data)

/** One city of the newest release or the one asked for. @throws Response 404 for a city or release that is not there */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('release') ?? undefined
  const { database, language } = context
  const release = await readRelease(database, asked)
  const report = release && (await readCityReport(database, release.id, params['cityCode'] ?? '', 'public'))
  if (!report) throw new Response(null, { status: 404 })

  const name = report.city.name[language]
  const t = translator(language).getFixedT(null, 'public')
  return {
    title: t('cityPage.title', { name }),
    description: cardOf(report, { language, synthetic: release.synthetic }),
    language,
    city: forPage({ release, report, latest: listReleases(database)[0]?.id === release.id }),
  }
}

/** What a card that is drawn of the link says of the city: its score with the interval, its place as a set, or neither. */
function cardOf(
  report: CityReport,
  { language, synthetic }: { language: Language; synthetic: boolean },
): string {
  const { t } = translator(language)
  const format = makeFormat(language)
  const name = report.city.name[language]
  const { value, low, high } = report.index.blended
  const place = report.place.blended
  return format.sentences(
    synthetic ? t('common:notice.synthetic') : '',
    value === null || low === null || high === null
      ? t('public:cityPage.description', { name })
      : t(report.design === 'open' ? 'common:city.answerScoreByModel' : 'common:city.answerScore', {
          name,
          value: format.score(value),
          low: format.score(low),
          high: format.score(high),
        }),
    place ? t(place.low === place.high ? 'common:place.one' : 'common:place.between', { ...place }) : '',
  )
}

export default function City() {
  const { t } = useTranslation('public')
  const { release, report, latest } = useLoaderData<typeof loader>().city.value
  const ranking = latest ? '/ranking' : `/ranking?release=${release.id}`
  return (
    <SitePage crumbs={[{ label: t('ranking.title'), to: ranking }]}>
      <CityPage release={release} report={report} latest={latest} audience="public" withItems={false} />
      <CityNeighbours release={release} report={report} latest={latest} />
      <section aria-labelledby="limits">
        <h2 id="limits">{t('limits.title')}</h2>
        <LimitList limits={limitsOfCity(release.summary, report)} />
      </section>
      <p className="button-row">
        <a
          className="button button-quiet"
          href={`/api/v1/releases/${release.id}/estimates?format=csv&city=${report.city.code}`}
        >
          {t('cityPage.csv')}
        </a>
        <a className="button button-quiet" href={latest ? '/data' : `/data?release=${release.id}`}>
          {t('data.link')}
        </a>
        <a href="/method">{t('cityPage.method')}</a>
      </p>
    </SitePage>
  )
}
