import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { findOpenCities, searchCities } from '#app/services/collection/waves/find-open-cities.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { LanguageLink, ResidentPage } from '#app/ui/layout/resident-page.tsx'
import { CityList, CitySearch } from '#app/ui/resident/city-list.tsx'
import { SmileArc } from '#app/ui/resident/smile-arc.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 60)
  const { waves, cities } = await findOpenCities(context.database)
  return data({
    path: url.pathname + url.search,
    query,
    closesOn: waves.length === 1 ? (waves[0]?.closesOn ?? null) : null,
    open: waves.length > 0,
    synthetic: waves.some((wave) => wave.synthetic),
    cities,
    found: query ? searchCities(cities, query) : null,
  })
}

/** The first page: what this is, and the way to one's city. */
export default function Start() {
  const { path, query, closesOn, open, synthetic, cities, found } = useLoaderData<typeof loader>()
  const { t } = useTranslation('resident')
  const { language, date } = useFormat()
  return (
    <ResidentPage
      title={t('start.title')}
      languageSwitch={<LanguageLink href={withQuery(path, { lang: language === 'en' ? 'zh-CN' : 'en' })} />}
    >
      <SmileArc />
      <h1>{t('start.title')}</h1>
      <p className="lead">{t('start.lead')}</p>
      {synthetic && <p className="synthetic">{t('synthetic')}</p>}
      {open ? (
        <>
          <h2>{t('start.choose')}</h2>
          {closesOn && <p className="hint">{t('start.open', { date: date(closesOn) })}</p>}
          <CitySearch query={query} found={found} />
        </>
      ) : (
        <p>{t('start.noWave')}</p>
      )}
      <h2>{t('start.more')}</h2>
      <ul className="links">
        <li>
          <a href="/ranking">{t('start.ranking')}</a>
        </li>
        <li>
          <a href="/method">{t('start.method')}</a>
        </li>
        <li>
          <a href="/withdraw">{t('start.withdraw')}</a>
        </li>
        <li>
          <a href="/account/sign-in">{t('start.signIn')}</a>
        </li>
      </ul>
      {open && (
        <>
          <h2>{t('start.allCities')}</h2>
          <CityList cities={cities} />
        </>
      )}
    </ResidentPage>
  )
}
