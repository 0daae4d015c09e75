import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { nameCities } from '#app/services/accounts/name-cities.server.ts'
import { listReleases, readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import { CityPage } from '#app/ui/results/city/city-page.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { forPage } from '../for-page.ts'
import { requireCity } from '../guard.server.ts'
import { pageMeta } from '../page-meta.ts'

export { noStore as headers } from '../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** A city's report for its own office: what the public may read, and every question. Nothing before a release. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const code = params['cityCode'] ?? ''
  await requireCity(request, context, code)
  const { database, language } = context
  const [city] = await nameCities(database, [code])
  if (!city) throw new Response(null, { status: 404 })

  const title = translator(language).t('official:city.pageTitle', { name: city.name[language] })
  const asked = new URL(request.url).searchParams.get('release') ?? undefined
  const release = await readRelease(database, asked)
  if (!release && asked !== undefined) throw new Response(null, { status: 404 })
  const report = release && (await readCityReport(database, release.id, code, 'public'))
  if (!release || !report) return { title, city, results: null }
  const latest = listReleases(database)[0]?.id === release.id
  return { title, city, results: forPage({ release, report, latest }) }
}

export default function OfficialCity() {
  const { t } = useTranslation('official')
  const format = useFormat()
  const { city, results } = useLoaderData<typeof loader>()
  if (!results) {
    return (
      <SitePage>
        <h1>{format.text(city.name)}</h1>
        <EmptyState title={t('city.notReleased')}>
          <p>{t('city.notReleasedNext')}</p>
          <p>
            <a href="/method">{t('city.method')}</a>
          </p>
        </EmptyState>
      </SitePage>
    )
  }
  return (
    <SitePage>
      <CityPage {...results.value} audience="public" withItems />
      <p className="button-row">
        <a
          className="button button-quiet"
          href={`/api/v1/releases/${results.value.release.id}/estimates?format=csv`}
        >
          {t('city.csv')}
        </a>
        <a href="/method">{t('city.method')}</a>
      </p>
      <p className="small soft no-print">{t('city.print')}</p>
    </SitePage>
  )
}
