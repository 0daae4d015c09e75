import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { readCodebook } from '#app/services/analysis/export/read-codebook.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { CodebookTable } from '#app/ui/staff/exports/codebook-table.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** The codebook of the microdata, to read and to print. @throws Response 404 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const codebook = await readCodebook(context.database, params['release'] ?? '')
  if (!codebook) throw new Response(null, { status: 404 })
  const { t } = translator(context.language)
  return {
    title: t('evaluator:exports.codebook.pageTitle', { id: codebook.releaseId }),
    codebook: forPage(codebook),
  }
}

export default function CodebookPage() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const codebook = useLoaderData<typeof loader>().codebook.value
  const { releaseId, title, population, questionnaire, records, variables, synthetic } = codebook
  return (
    <SitePage
      crumbs={[
        { label: t('home.title'), to: '/evaluator' },
        { label: releaseId, to: `/evaluator/releases/${releaseId}` },
      ]}
    >
      <h1>{t('exports.codebook.title', { id: releaseId })}</h1>
      <p>
        {t('exports.codebook.lead', {
          title: format.text(title),
          population: format.text(population),
          questionnaire,
          records: format.count(records),
          variables: format.count(variables.length),
        })}
      </p>
      {synthetic && <p>{t('exports.codebook.synthetic')}</p>}
      <p>{t('exports.codebook.weights')}</p>
      <CodebookTable variables={variables} />
    </SitePage>
  )
}
