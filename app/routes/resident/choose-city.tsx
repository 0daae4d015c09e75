import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { findOpenCities, searchCities } from '#app/services/collection/waves/find-open-cities.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { LanguageLink, ResidentPage } from '#app/ui/layout/resident-page.tsx'
import { CityList, CitySearch } from '#app/ui/resident/city-list.tsx'
import { NotAskingScreen } from '#app/ui/resident/not-asking.tsx'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const id = params['wave'] ?? ''
  const url = new URL(request.url)
  const path = url.pathname + url.search
  const live = await context.collection.waves.find(id)
  if (!live)
    return data(
      { asking: false as const, why: 'unknownWave' as const, id, path, opensOn: null },
      { status: 404 },
    )
  const { status, opensOn, title, synthetic } = live.wave
  if (status !== 'open')
    return data({ asking: false as const, why: status, id, path, opensOn }, { status: 409 })

  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 60)
  const channel = url.searchParams.get('c')
  const { cities } = await findOpenCities(context.database, id)
  const found = query ? searchCities(cities, query) : null
  return data({ asking: true as const, id, path, title, synthetic, query, cities, found, channel })
}

/** The cities of a wave, for a link that names none. */
export default function ChooseCity() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslation('resident')
  const { language, date, text } = useFormat()
  const languageSwitch = (
    <LanguageLink href={withQuery(page.path, { lang: language === 'en' ? 'zh-CN' : 'en' })} />
  )
  if (!page.asking) {
    return (
      <ResidentPage
        title={`${t(`closed.${page.why}.title`)} · ${t('title')}`}
        heading={t('title')}
        languageSwitch={languageSwitch}
      >
        <NotAskingScreen why={page.why} wave={page.id} opensOn={page.opensOn ? date(page.opensOn) : ''} />
      </ResidentPage>
    )
  }
  return (
    <ResidentPage
      title={`${t('cities.title')} · ${t('title')}`}
      heading={t('title')}
      languageSwitch={languageSwitch}
    >
      <h1>{t('cities.title')}</h1>
      <p className="lead">{t('cities.lead', { title: text(page.title) })}</p>
      {page.synthetic && <p className="synthetic">{t('synthetic')}</p>}
      <CitySearch query={page.query} found={page.found} channel={page.channel} />
      <h2>{t('start.allCities')}</h2>
      <CityList cities={page.cities} channel={page.channel} />
    </ResidentPage>
  )
}
