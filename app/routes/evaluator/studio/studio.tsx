import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { pageMeta } from '#app/routes/page-meta.ts'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { readWavePage } from '../read-wave-page.server.ts'
import { loadStudio, runStudioForm } from './answer-studio.server.ts'
import { StudioPart } from './studio-part.tsx'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** @throws Response 404 for a wave that is not there */
export async function loader(args: LoaderFunctionArgs) {
  const { head, title } = await readWavePage(args, 'studio')
  return { title, head, ...(await loadStudio(args, { wave: head.id })) }
}

/** @throws Response as `runStudioForm` does */
export function action(args: ActionFunctionArgs) {
  return runStudioForm(args, { wave: args.params['wave'] ?? '' })
}

export default function Studio() {
  const { t } = useTranslation('evaluator')
  const { head, refused, studio } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return (
    <WavePage wave={head} current="studio" title={t('studio.title')}>
      <StudioPart view={tried?.studio.value ?? studio.value} refused={refused} />
    </WavePage>
  )
}
