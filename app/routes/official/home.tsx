import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { nameCities } from '#app/services/accounts/name-cities.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { requireRole } from '../guard.server.ts'
import { pageMeta } from '../page-meta.ts'

export { noStore as headers } from '../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** The cities of an official; with one city, straight to its page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireRole(request, context, ['official'])
  const [only, ...others] = reader.cities
  if (only !== undefined && others.length === 0) throw redirect(`/official/${only}`)
  return {
    title: translator(context.language).t('official:home.pageTitle'),
    cities: await nameCities(context.database, reader.cities),
  }
}

export default function OfficialHome() {
  const { t } = useTranslation('official')
  const format = useFormat()
  const { cities } = useLoaderData<typeof loader>()
  return (
    <SitePage>
      <h1>{t('home.title')}</h1>
      {cities.length === 0 ? (
        <EmptyState title={t('home.none')}>
          <p>{t('home.noneNext')}</p>
        </EmptyState>
      ) : (
        <ul>
          {cities.map(({ code, name }) => (
            <li key={code}>
              <a href={`/official/${code}`}>{format.text(name)}</a>
            </li>
          ))}
        </ul>
      )}
    </SitePage>
  )
}
