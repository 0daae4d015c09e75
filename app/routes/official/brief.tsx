import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { BriefPage } from '#app/ui/results/official/brief/brief-page.tsx'
import { NotReleased } from '#app/ui/results/official/not-released.tsx'

import { forPage } from '../for-page.ts'
import { pageMeta } from '../page-meta.ts'
import { readOfficial } from './read-official.server.ts'

export { noStore as headers } from '../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** Two pages for the mayor, made of the same report as the page of the city. */
export async function loader(args: LoaderFunctionArgs) {
  const { language } = args.context
  const { city, results } = await readOfficial(args)
  const title = translator(language).t('official:brief.pageTitle', { name: city.name[language] })
  return { title, city, results: results && forPage(results) }
}

export default function Brief() {
  const { t } = useTranslation('official')
  const format = useFormat()
  const { city, results } = useLoaderData<typeof loader>()
  if (!results) return <NotReleased name={city.name} />
  return (
    <SitePage crumbs={[{ label: format.text(city.name), to: `/official/${city.code}` }]}>
      <p className="small soft no-print">{t('brief.print')}</p>
      <BriefPage {...results.value} />
    </SitePage>
  )
}
