import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { listReleases, readRelease } from '#app/services/reporting/read-releases.server.ts'
import { EDITIONS } from '#app/survey/reports/report.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { useFrame } from '#app/ui/layout/use-frame.ts'
import { RankingView } from '#app/ui/results/ranking/ranking-view.tsx'

import { forPage } from '../for-page.ts'
import { NothingReleased } from './nothing-released.tsx'
import { publicMeta } from './public-meta.ts'

/** Long enough for any name, short enough to search with. */
const LONGEST_QUERY = 60

export const meta: MetaFunction<typeof loader> = ({ data }) => publicMeta(data)

/** The newest public release or the one asked for. @throws Response 404 for a release that is not there */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const t = translator(context.language).getFixedT(null, 'public')
  const words = {
    title: t('ranking.pageTitle'),
    description: t('ranking.description'),
    language: context.language,
  }

  const asked = searchParams.get('release') ?? undefined
  const release = await readRelease(context.database, asked)
  if (!release) {
    if (asked !== undefined) throw new Response(null, { status: 404 })
    return { ...words, ranking: null }
  }

  const ranking = {
    release,
    latest: listReleases(context.database)[0]?.id === release.id,
    edition: EDITIONS.find((edition) => edition === searchParams.get('edition')) ?? 'blended',
    filter: {
      q: (searchParams.get('q') ?? '').trim().slice(0, LONGEST_QUERY),
      cluster: searchParams.get('cluster') ?? '',
      level: searchParams.get('level') ?? '',
      province: searchParams.get('province') ?? '',
    },
  }
  return { ...words, ranking: forPage(ranking) }
}

export default function Ranking() {
  const { t } = useTranslation('public')
  const { path } = useFrame()
  const { ranking } = useLoaderData<typeof loader>()
  return (
    <SitePage>
      {ranking ? (
        <RankingView {...ranking.value} path={path} />
      ) : (
        <NothingReleased title={t('ranking.title')} />
      )}
    </SitePage>
  )
}
