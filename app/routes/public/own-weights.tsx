import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { rankByOwnWeights, readOwnBasis } from '#app/services/reporting/own-weights.server.ts'
import { listReleases, readRelease } from '#app/services/reporting/read-releases.server.ts'
import ownWeightsScript from '#app/studio/own-weights/own-weights.ts?worker&url'
import { readOwnWeights } from '#app/survey/own-weights/own-weights.ts'
import { EDITIONS } from '#app/survey/reports/report.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { useFrame } from '#app/ui/layout/use-frame.ts'
import { OwnWeightsPage } from '#app/ui/results/own-weights/own-weights-page.tsx'

import { forPage } from '../for-page.ts'
import { publicMeta } from './public-meta.ts'
import { NothingReleased } from './nothing-released.tsx'

/** As many addresses as there are weights: search engines need one of them. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...publicMeta(data),
  ...(data?.own ? [{ name: 'robots', content: 'noindex' }] : []),
]

/** The ranking by the weights in the address. @throws Response 404 for a release that is not there */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const { database, language } = context
  const t = translator(language).getFixedT(null, 'public')
  const words = { title: t('own.pageTitle'), description: t('own.lead'), language }

  const asked = searchParams.get('release') ?? undefined
  const release = await readRelease(database, asked)
  if (!release) {
    if (asked !== undefined) throw new Response(null, { status: 404 })
    return { ...words, own: false, page: null }
  }
  const edition = EDITIONS.find((each) => each === searchParams.get('edition')) ?? 'blended'
  const basis = await readOwnBasis(database, release, edition)
  const weights = readOwnWeights((field) => searchParams.get(field), basis.letters)
  const view = {
    release,
    latest: listReleases(database)[0]?.id === release.id,
    basis,
    asked: weights,
    ranking: rankByOwnWeights(basis, weights.weights),
  }
  return { ...words, own: weights.own, page: forPage(view) }
}

export default function OwnWeights() {
  const { t } = useTranslation('public')
  const { path } = useFrame()
  const { page } = useLoaderData<typeof loader>()
  return (
    <SitePage crumbs={[{ label: t('ranking.title'), to: '/ranking' }]}>
      {page ? (
        <OwnWeightsPage view={page.value} path={path} script={ownWeightsScript} />
      ) : (
        <NothingReleased title={t('own.title')} />
      )}
    </SitePage>
  )
}
