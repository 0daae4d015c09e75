import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'

import type { FieldworkCity } from './fieldwork-table.tsx'

/** How far each design has come: the two are counted apart, since different things may be said of them. */
export function DesignSummary({ cities }: { cities: FieldworkCity[] }) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
  return (
    <dl className="facts">
      {(['invited', 'open'] as const).map((design) => {
        const own = cities.filter((city) => city.design === design)
        if (own.length === 0) return null
        const responses = sum(own.map((city) => city.responses))
        const invited = sum(own.map((city) => city.invited ?? 0))
        const words = {
          count: own.length,
          responses: format.count(responses),
          invited: format.count(invited),
        }
        return (
          <div key={design} className="contents-row">
            <dt>{t(`common:design.${design}`)}</dt>
            <dd>
              {invited > 0
                ? t('fieldwork.invitedSummary', { ...words, share: format.share(responses / invited) })
                : t('fieldwork.openSummary', words)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
