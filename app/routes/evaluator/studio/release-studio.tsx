import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { readRelease } from '#app/services/reporting/read-releases.server.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { SyntheticNotice } from '#app/ui/results/release/synthetic-notice.tsx'
import { loadStudio, runStudioForm } from './answer-studio.server.ts'
import { StudioPart } from './studio-part.tsx'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** What-if on a published release. @throws Response 404 for a release that is not there */
export async function loader(args: LoaderFunctionArgs) {
  const { request, params, context } = args
  await requireRole(request, context, ['evaluator'])
  const release = await readRelease(context.database, params['release'] ?? 'none')
  if (!release) throw new Response(null, { status: 404 })
  const { id, synthetic } = release
  const title = translator(context.language).t('evaluator:releasePage.studioPageTitle', { id })
  return { title, release: { id, synthetic }, ...(await loadStudio(args, { release: id })) }
}

/** @throws Response as `runStudioForm` does */
export function action(args: ActionFunctionArgs) {
  return runStudioForm(args, { release: args.params['release'] ?? '' })
}

export default function ReleaseStudio() {
  const { t } = useTranslation('evaluator')
  const { release, refused, studio } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return (
    <SitePage
      crumbs={[
        { label: t('home.title'), to: '/evaluator' },
        { label: release.id, to: `/evaluator/releases/${release.id}` },
      ]}
    >
      <h1>{t('releasePage.studioTitle', { id: release.id })}</h1>
      {release.synthetic && <SyntheticNotice />}
      <StudioPart view={tried?.studio.value ?? studio.value} refused={refused} />
    </SitePage>
  )
}
