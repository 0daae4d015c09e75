import { useTranslation } from 'react-i18next'

import type { MethodCard } from '#app/survey/reports/report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** The eleven items of the disclosure standard, as the run filled them. */
export function MethodCardList({ card }: { card: MethodCard }) {
  const { t } = useTranslation('common')
  const format = useFormat()
  return (
    <dl className="method-card">
      {card.entries.map(({ key, text }) => (
        <div key={key}>
          <dt>{t(`card.${key}`, key)}</dt>
          <dd>{format.text(text)}</dd>
        </div>
      ))}
    </dl>
  )
}
