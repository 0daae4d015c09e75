import { useTranslation } from 'react-i18next'

import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'

interface Props {
  text: string
  by: string | null
  places: number
  kinds: string[]
}

/** A proposal by the census, and the quotas as lines to be edited and set. */
export function QuotaForms({ text, by, places, kinds }: Props) {
  const { t } = useTranslation('evaluator')
  return (
    <>
      <section aria-labelledby="propose">
        <h2 id="propose">{t('quotas.propose')}</h2>
        <form method="get" className="form">
          <TextField id="places" label={t('quotas.perCity')} value={String(places)} inputMode="numeric" />
          <SelectField
            id="by"
            label={t('quotas.by')}
            value={by ?? undefined}
            options={kinds.map((kind) => ({ value: kind, label: t(`quotas.kind.${kind}`) }))}
          />
          <SubmitButton tone="quiet">{t('quotas.proposeSubmit')}</SubmitButton>
        </form>
      </section>
      <section aria-labelledby="edit">
        <h2 id="edit">{t('quotas.edit')}</h2>
        {by && <p>{t('quotas.proposed')}</p>}
        <form method="post" className="form-wide">
          <div className="quota-text">
            <TextField
              id="quotas"
              label={t('quotas.text')}
              hint={t('quotas.textHint')}
              value={text}
              rows={12}
            />
          </div>
          <SubmitButton>{t('quotas.submit')}</SubmitButton>
        </form>
      </section>
    </>
  )
}
