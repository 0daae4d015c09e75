import { useTranslation } from 'react-i18next'

import type { Licence } from '#app/survey/reports/licence.ts'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'

interface Props {
  licence: Licence | null
  /** it has just been saved */
  saved: boolean
  /** what was typed and cannot be used */
  tried: { name: string; address: string } | null
}

/** Under which licence the tables of the next releases stand. */
export function LicenceForm({ licence, saved, tried }: Props) {
  const { t } = useTranslation('evaluator')
  const shown = tried ?? { name: licence?.name ?? '', address: licence?.address ?? '' }
  return (
    <section aria-labelledby="licence">
      <h2 id="licence">{t('licence.title')}</h2>
      {saved && (
        <Notice>
          <p role="status">{t('licence.saved')}</p>
        </Notice>
      )}
      <p>{licence ? t('licence.now', { name: licence.name }) : t('licence.none')}</p>
      <details open={tried !== null}>
        <summary>{t(licence ? 'licence.change' : 'licence.declare')}</summary>
        <form method="post" action="/evaluator#licence" className="form">
          <TextField
            id="licence-name"
            label={t('licence.name')}
            hint={t('licence.nameHint')}
            value={shown.name}
            error={tried ? t('licence.unusable') : undefined}
          />
          <TextField
            id="licence-address"
            label={t('licence.address')}
            hint={t('licence.addressHint')}
            value={shown.address}
          />
          <p className="small soft">{t('licence.holds')}</p>
          <SubmitButton name="intent" value="licence">
            {t('licence.save')}
          </SubmitButton>
        </form>
      </details>
    </section>
  )
}
