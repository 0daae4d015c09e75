import { useTranslation } from 'react-i18next'

import type { Licence } from '#app/survey/reports/licence.ts'

/** What may be done with the tables of a release, or that nothing has been declared. */
export function LicenceLine({ licence }: { licence: Licence | undefined }) {
  const { t } = useTranslation('public')
  if (!licence) return <p>{t('data.licence')}</p>
  const { name, address } = licence
  return (
    <p>
      {t('data.licenceIs')} {address ? <a href={address}>{name}</a> : name}
    </p>
  )
}
