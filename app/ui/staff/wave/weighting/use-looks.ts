import { useTranslation } from 'react-i18next'

import type { WeightingReport } from '#app/survey/reports/weighting-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** What deserves a second look in a city's weights, a few words for each kind of warning; margins by name. */
export function useLooks(): (weighting: WeightingReport) => string[] {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const words = (detail: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(detail) ? format.date(detail) : t(`common:margin.${detail}`, detail)
  return ({ warnings, kishDesignEffect, max, median }) => {
    const details = new Map<string, string[]>()
    for (const warning of warnings) {
      const [code = '', detail = ''] = warning.split(':')
      const known = details.get(code) ?? []
      details.set(code, detail === '' ? known : [...known, words(detail)])
    }
    return Array.from(details, ([code, list]) =>
      t(`weighting.short.${code}`, {
        detail: format.list(list),
        kish: format.decimal(kishDesignEffect, 2),
        largest: format.decimal(max / median, 1),
      }),
    )
  }
}
