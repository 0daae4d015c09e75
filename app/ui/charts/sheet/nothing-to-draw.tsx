import { useTranslation } from 'react-i18next'

/** What stands in place of a chart that was given nothing, so that no bare axis looks like a result. */
export function NothingToDraw() {
  const { t } = useTranslation('common')
  return <p className="soft">{t('charts.nothing')}</p>
}
