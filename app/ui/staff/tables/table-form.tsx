import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type { DomainLine } from '#app/survey/workbench/cross-table-report.ts'
import type { TableChoices } from '#app/survey/workbench/table-choices.ts'

import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { TableWords } from './use-table-words.ts'

export interface TableOffer {
  items: { code: string; label: LocalText }[]
  domains: DomainLine[]
  cities: { code: string; name: LocalText }[]
}

interface Props {
  offer: TableOffer
  choices: TableChoices
  words: TableWords
}

/** Everything a table can be of; what is chosen stands in the address. */
export function TableForm({ offer, choices, words }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const domains = offer.domains.map((domain) => ({ value: domain.key, label: words.domain(domain) }))
  const chosen = new Set(choices.cities)
  return (
    <form method="get" className="form-wide no-print">
      <SelectField
        id="item"
        label={t('tables.form.item')}
        options={offer.items.map(({ code, label }) => ({ value: code, label: format.text(label) }))}
        value={choices.item}
      />
      <div className="side-by-side">
        <SelectField id="by" label={t('tables.form.by')} options={domains} value={choices.by} />
        <SelectField
          id="then"
          label={t('tables.form.then')}
          options={domains}
          value={choices.then}
          emptyLabel={t('tables.form.thenNone')}
        />
      </div>
      {offer.cities.length > 1 && (
        <details>
          <summary>
            {chosen.size === 0
              ? t('tables.form.allCities', { count: offer.cities.length })
              : t('tables.form.someCities', {
                  cities: format.list(
                    offer.cities.filter(({ code }) => chosen.has(code)).map(({ name }) => format.text(name)),
                  ),
                })}
          </summary>
          <fieldset className="table-cities">
            <legend>{t('tables.form.cities')}</legend>
            {offer.cities.map(({ code, name }) => (
              <label key={code} className="check">
                <input type="checkbox" name="city" value={code} defaultChecked={chosen.has(code)} />
                {format.text(name)}
              </label>
            ))}
          </fieldset>
        </details>
      )}
      <details>
        <summary>{t('tables.form.more')}</summary>
        <div className="side-by-side">
          <Choice name="share" values={['group', 'answer']} value={choices.share} />
          <Choice name="dontKnow" values={['shown', 'left-out']} value={choices.dontKnow} />
          <Choice name="tests" values={['fitting', 'pairs', 'rest']} value={choices.tests} />
          <Choice name="correction" values={['holm', 'benjamini-hochberg']} value={choices.correction} />
        </div>
      </details>
      <SubmitButton tone="main">{t('tables.form.submit')}</SubmitButton>
    </form>
  )
}

function Choice({ name, values, value }: { name: string; values: string[]; value: string }) {
  const { t } = useTranslation('evaluator')
  return (
    <SelectField
      id={name}
      label={t(`tables.form.${name}.label`)}
      options={values.map((one) => ({ value: one, label: t(`tables.form.${name}.${one}`) }))}
      value={value}
    />
  )
}
