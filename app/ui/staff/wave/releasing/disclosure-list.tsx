import { useTranslation } from 'react-i18next'

import type { Disclosure } from '#app/survey/wave/disclosure.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** Why a release was declined, line by line: what would be known, what gives it away, and what can be done. */
export function DisclosureList({ disclosures }: { disclosures: Disclosure[] }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  if (disclosures.length === 0) return null
  const kinds = [...new Set(disclosures.map(({ kind }) => kind))]
  return (
    <>
      <h3>{t('disclosure.title')}</h3>
      <ul>
        {disclosures.map((one) => (
          <li key={[one.audience, one.kind, one.city?.code, one.figure?.en, one.release].join(' ')}>
            {t(`disclosure.${one.kind}`, {
              where: whereOf(one),
              range: rangeOf(one),
              count: Math.abs(one.low ?? 0),
              release: one.release ?? '',
              by: one.by.map((source) => t(`disclosure.by.${source}`)).join(t('disclosure.and')),
            })}
          </li>
        ))}
      </ul>
      <h3>{t('disclosure.help')}</h3>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>{t(`disclosure.do.${kind}`)}</li>
        ))}
      </ul>
    </>
  )

  function whereOf({ city, figure, audience }: Disclosure): string {
    const named = [city ? format.text(city.name) : null, figure ? format.text(figure) : null]
    const where = named.filter(Boolean).join(t('disclosure.within')) || t('disclosure.wave')
    return audience === 'evaluator' ? t('disclosure.forEvaluators', { where }) : where
  }

  function rangeOf({ low, high }: Disclosure): string {
    if (low === null || high === null) return t('disclosure.unknown')
    const [from, to] = [
      format.decimal(low, Number.isInteger(low) ? 0 : 1),
      format.decimal(high, Number.isInteger(high) ? 0 : 1),
    ]
    return from === to ? from : t('disclosure.between', { from, to })
  }
}
