import { useTranslation } from 'react-i18next'

import type { WeightingReport } from '#app/survey/weighting-report.ts'

import { useFormat } from '../../format/use-format.ts'

/** What deserves a second look in a city's weights, in a few words each; margins by name. */
export function useLooks(): (weighting: WeightingReport) => string[] {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const words = (detail: string) => {
    if (detail === '') return ''
    return /^\d{4}-\d{2}-\d{2}$/.test(detail) ? format.date(detail) : t(`common:margin.${detail}`, detail)
  }
  return ({ warnings, kishDesignEffect, max, median }) =>
    warnings.map((warning) => {
      const [code = '', detail = ''] = warning.split(':')
      return t(`weighting.short.${code}`, {
        detail: words(detail),
        kish: format.decimal(kishDesignEffect, 2),
        largest: format.decimal(max / median, 1),
      })
    })
}
