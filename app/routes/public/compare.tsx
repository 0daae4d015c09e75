import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { listReleases, readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import { pickCities } from '#app/survey/cities/pick-cities.ts'
import { EDITIONS, type CityReport } from '#app/survey/reports/report.ts'
import { ComparePage } from '#app/ui/results/compare/compare-page.tsx'
import { MOST_COMPARED } from '#app/ui/results/compare/compare-view.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { useFrame } from '#app/ui/layout/use-frame.ts'

import { forPage } from '../for-page.ts'
import { NothingReleased } from './nothing-released.tsx'
import { publicMeta } from './public-meta.ts'

const LONGEST_NAME = 40
const MOST_READ = 12

export const meta: MetaFunction<typeof loader> = ({ data }) => publicMeta(data)

/** Up to four cities of the newest release or the one asked for. @throws Response 404 for a release that is not there */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database, language } = context
  const { searchParams } = new URL(request.url)
  const t = translator(language).getFixedT(null, 'public')
  const words = {
    title: t('compare.pageTitle'),
    description: t('compare.lead', { most: MOST_COMPARED }),
    language,
  }

  const asked = searchParams.get('release') ?? undefined
  const release = await readRelease(database, asked)
  if (!release) {
    if (asked !== undefined) throw new Response(null, { status: 404 })
    return { ...words, comparison: null }
  }
  const typed = searchParams
    .getAll('city')
    .map((text) => text.trim().slice(0, LONGEST_NAME))
    .filter(Boolean)
    .slice(0, MOST_READ)
  const lines = release.summary.cities.map(({ city }) => city)
  const { picked, notPicked } = pickCities(lines, typed)
  const chosen = picked.slice(0, MOST_COMPARED)
  const reports = await Promise.all(
    chosen.map(({ code }) => readCityReport(database, release.id, code, 'public')),
  )
  const comparison = {
    release,
    latest: listReleases(database)[0]?.id === release.id,
    edition: EDITIONS.find((edition) => edition === searchParams.get('edition')) ?? 'blended',
    reports: reports.filter((report): report is CityReport => report !== null),
    typed: [...chosen.map(({ name }) => name[language]), ...notPicked.map((each) => each.typed)],
    notPicked,
    tooMany: picked.length > MOST_COMPARED,
  }
  return { ...words, comparison: forPage(comparison) }
}

export default function Compare() {
  const { t } = useTranslation('public')
  const { path } = useFrame()
  const { comparison } = useLoaderData<typeof loader>()
  return (
    <SitePage crumbs={[{ label: t('ranking.title'), to: '/ranking' }]}>
      {comparison ? (
        <ComparePage {...comparison.value} path={path} />
      ) : (
        <NothingReleased title={t('compare.title')} />
      )}
    </SitePage>
  )
}
