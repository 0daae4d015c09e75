import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { nameCities } from '#app/services/accounts/name-cities.server.ts'
import { pickCities } from '#app/survey/cities/pick-cities.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { CityOptions } from '#app/ui/forms/city-options.tsx'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { requireRole } from '../guard.server.ts'
import { pageMeta } from '../page-meta.ts'

export { noStore as headers } from '../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** Cities from which finding one by typing is quicker than looking through the list. */
const MANY = 8

/** The cities of an official; with one city, or one that was typed, straight to its page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireRole(request, context, ['official'])
  const [only, ...others] = reader.cities
  if (only !== undefined && others.length === 0) throw redirect(`/official/${only}`)
  const cities = await nameCities(context.database, reader.cities)
  const typed = new URL(request.url).searchParams.get('city') ?? ''
  const { picked, notPicked } = pickCities(cities, [typed])
  if (picked[0]) throw redirect(`/official/${picked[0].code}`)
  return { title: translator(context.language).t('official:home.pageTitle'), cities, notPicked }
}

export default function OfficialHome() {
  const { t } = useTranslation('official')
  const format = useFormat()
  const { cities, notPicked } = useLoaderData<typeof loader>()
  return (
    <SitePage>
      <h1>{t('home.title')}</h1>
      {cities.length > MANY && (
        <form method="get" role="search" className="filters">
          <label>
            {t('home.find')}
            <input
              type="search"
              name="city"
              list="cities"
              autoComplete="off"
              defaultValue={notPicked[0]?.typed}
              data-cities="go"
            />
          </label>
          <CityOptions id="cities" cities={cities} />
          <button type="submit" className="button">
            {t('home.open')}
          </button>
        </form>
      )}
      {notPicked.map(({ typed, reason, meant }) => (
        <p key={typed} role="status">
          {reason === 'unknown'
            ? t('home.notFound', { typed })
            : t('home.several', { typed, meant: format.list(meant.map(format.text)) })}
        </p>
      ))}
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
