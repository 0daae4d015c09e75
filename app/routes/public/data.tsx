import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import {
  listPublicFiles,
  PUBLIC_FILE_FORMATS,
} from '#app/services/analysis/export/public-file/export-public-file.server.ts'
import { releaseFiles } from '#app/services/publication/release-files.ts'
import { listReleases, readRelease } from '#app/services/reporting/read-releases.server.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { DownloadsPage } from '#app/ui/results/downloads/downloads-page.tsx'

import { forPage } from '../for-page.ts'
import { NothingReleased } from './nothing-released.tsx'
import { publicMeta } from './public-meta.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => publicMeta(data)

/** Files of the newest release or the one asked for, and all releases. @throws Response 404 for a release that is not there */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database, language } = context
  const { searchParams, origin } = new URL(request.url)
  const t = translator(language).getFixedT(null, 'public')
  const words = { title: t('data.pageTitle'), description: t('data.lead'), language }

  const asked = searchParams.get('release') ?? undefined
  const release = await readRelease(database, asked)
  if (!release) {
    if (asked !== undefined) throw new Response(null, { status: 404 })
    return { ...words, downloads: null }
  }
  const lines = listReleases(database)
  const file = listPublicFiles(database, release.id).find(({ publishedOn }) => publishedOn !== null)
  const view = {
    release,
    receipt: release.receipt,
    latest: lines[0]?.id === release.id,
    files: releaseFiles().filter(({ table }) => table !== 'changes' || release.summary.trend?.since.length),
    records: file ? { releaseId: file.releaseId, report: file.report, formats: PUBLIC_FILE_FORMATS } : null,
    lines,
    origin: context.env.publicOrigin ?? origin,
  }
  return { ...words, downloads: forPage(view) }
}

export default function Data() {
  const { t } = useTranslation('public')
  const { downloads } = useLoaderData<typeof loader>()
  return (
    <SitePage crumbs={[{ label: t('ranking.title'), to: '/ranking' }]}>
      {downloads ? <DownloadsPage {...downloads.value} /> : <NothingReleased title={t('data.title')} />}
    </SitePage>
  )
}
