import { useTranslation } from 'react-i18next'

import type { OfficialView } from './official-view.ts'

/** What to take along: the two pages for the mayor, the sheet for the press, print, file and public page. */
export function TakeAway({ release, report, latest }: OfficialView) {
  const { t } = useTranslation('official')
  const query = latest ? '' : `?release=${release.id}`
  const own = `/official/${report.city.code}`
  return (
    <p className="button-row">
      <a className="button" href={`${own}/brief${query}`}>
        {t('take.brief')}
      </a>
      <a className="button button-quiet" href={`${own}/press${query}`}>
        {t('take.press')}
      </a>
      <a className="button button-quiet" href={`/api/v1/releases/${release.id}/estimates?format=csv`}>
        {t('city.csv')}
      </a>
      <a href={`/cities/${report.city.code}${query}`}>{t('take.public')}</a>
    </p>
  )
}
