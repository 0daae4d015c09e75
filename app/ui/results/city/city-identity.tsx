import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'

import type { CityView } from './city-view.ts'

/** Whose page this is: name in both languages, province, cluster, level, population, and the wave. */
export function CityIdentity({ release, report }: CityView) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const { city, design } = report
  const other = format.language === 'en' ? city.name['zh-CN'] : city.name.en
  const province = format.text(city.province)
  const kind = [
    ...(province === format.text(city.name) ? [] : [province]),
    ...(city.cluster === '' ? [] : [t(`cluster.${city.cluster}`)]),
    ...(city.adminLevel === '' ? [] : [t(`level.${city.adminLevel}`)]),
    ...(city.population15Plus === null
      ? []
      : [t('city.population', { n: format.count(city.population15Plus) })]),
  ]
  return (
    <header className="city-identity">
      <h1>
        {format.text(city.name)}{' '}
        <span className="other-name" lang={format.language === 'en' ? 'zh-CN' : 'en'}>
          {other}
        </span>
      </h1>
      <p className="soft">{kind.join(' · ')}</p>
      <p className="soft small">
        {format.text(release.summary.wave.title)} · {t(`design.${design}`)} ·{' '}
        {t('release.published', { id: release.id, date: format.date(release.publishedOn) })}
      </p>
    </header>
  )
}
