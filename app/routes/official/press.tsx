import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { translator } from '#app/platform/i18n.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { NotReleased } from '#app/ui/results/official/not-released.tsx'
import { PressPage } from '#app/ui/results/official/press/press-page.tsx'

import { forPage } from '../for-page.ts'
import { pageMeta } from '../page-meta.ts'
import { readOfficial } from './read-official.server.ts'

export { noStore as headers } from '../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** Questions and answers for the press, from the report and the method card of the release. */
export async function loader(args: LoaderFunctionArgs) {
  const { language } = args.context
  const { city, results } = await readOfficial(args)
  const title = translator(language).t('official:press.pageTitle', { name: city.name[language] })
  return { title, city, results: results && forPage(results) }
}

export default function Press() {
  const format = useFormat()
  const { city, results } = useLoaderData<typeof loader>()
  if (!results) return <NotReleased name={city.name} />
  const { value } = results
  return (
    <SitePage crumbs={[{ label: format.text(city.name), to: `/official/${city.code}` }]}>
      <PressPage {...value} card={value.release.methodCard} />
    </SitePage>
  )
}
