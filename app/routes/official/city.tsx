import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { listReleases } from '#app/services/reporting/read-releases.server.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { GuidePanel } from '#app/ui/results/official/guide-panel.tsx'
import { NotReleased } from '#app/ui/results/official/not-released.tsx'
import { OfficialPage } from '#app/ui/results/official/official-page.tsx'
import { ReleaseChoice } from '#app/ui/results/official/release-choice.tsx'

import { forPage } from '../for-page.ts'
import { requireCity } from '../guard.server.ts'
import { pageMeta } from '../page-meta.ts'
import { guideCookie, isGuideRead } from './guide-cookie.server.ts'
import { readOfficial } from './read-official.server.ts'

export { noStore as headers } from '../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** A city's report for its own office: what to do first, and the evidence. Nothing before a release. */
export async function loader(args: LoaderFunctionArgs) {
  const { database, language } = args.context
  const { reader, city, results } = await readOfficial(args)
  const title = translator(language).t('official:city.pageTitle', { name: city.name[language] })
  if (!results) return { title, city, guide: null, results: null }
  const isNew = reader.role === 'official' && !(await isGuideRead(args.request))
  const releases = listReleases(database).map(({ id, publishedOn }) => ({ id, publishedOn }))
  return {
    title,
    city,
    guide: isNew ? `/official/${city.code}` : null,
    results: forPage({ ...results, releases }),
  }
}

/** Puts the guide away for this browser. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const code = params['cityCode'] ?? ''
  await requireCity(request, context, code)
  const form = await request.formData()
  if (form.get('intent') !== 'guide-read') throw new Response(null, { status: 400 })
  throw redirect(`/official/${code}`, { headers: { 'Set-Cookie': await guideCookie.serialize(true) } })
}

export default function OfficialCity() {
  const { t } = useTranslation('official')
  const { city, guide, results } = useLoaderData<typeof loader>()
  if (!results) return <NotReleased name={city.name} />
  const { releases, ...view } = results.value
  return (
    <SitePage>
      <OfficialPage {...view} guide={guide && <GuidePanel action={guide} />} />
      <ReleaseChoice releases={releases} shown={view.release.id} path={view.path} />
      <p className="button-row">
        <a href="/method">{t('city.method')}</a>
      </p>
      <p className="small soft no-print">{t('city.print')}</p>
    </SitePage>
  )
}
