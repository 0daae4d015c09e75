import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { listReleases, readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import { CityPage } from '#app/ui/results/city/city-page.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { forPage } from '../for-page.ts'
import { pageMeta } from '../page-meta.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

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
    description: t('cityPage.description', { name }),
    city: forPage({ release, report, latest: listReleases(database)[0]?.id === release.id }),
  }
}

export default function City() {
  const { t } = useTranslation('public')
  const { release, report, latest } = useLoaderData<typeof loader>().city.value
  const ranking = latest ? '/ranking' : `/ranking?release=${release.id}`
  return (
    <SitePage crumbs={[{ label: t('ranking.title'), to: ranking }]}>
      <CityPage release={release} report={report} latest={latest} audience="public" withItems={false} />
      <p className="button-row">
        <a className="button button-quiet" href={`/api/v1/releases/${release.id}/estimates?format=csv`}>
          {t('cityPage.csv')}
        </a>
        <a href="/method">{t('cityPage.method')}</a>
      </p>
    </SitePage>
  )
}
