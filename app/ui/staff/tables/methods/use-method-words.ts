import { useTranslation } from 'react-i18next'

import type { Method, MethodMeasure, MethodsReport } from '#app/survey/workbench/methods-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** Words for methods and for figures under them. */
export function useMethodWords({ flagged }: Pick<MethodsReport, 'flagged'>) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const key = (method: Method) => (method === 'flagged' ? `flagged-${flagged}` : method)
  return {
    name: (method: Method): string => t(`methods.name.${key(method)}`),
    about: (method: Method): string => t(`methods.about.${key(method)}`),
    figure: (value: number | null, measure: MethodMeasure): string => {
      if (value === null) return '–'
      return measure === 'place' ? format.count(value) : format.score(value)
    },
    /** "+0.4", or places up and down */
    change: (value: number | null, measure: MethodMeasure): string => {
      if (value === null) return ''
      if (measure === 'place') {
        if (value === 0) return t('methods.samePlace')
        return t(value < 0 ? 'methods.up' : 'methods.down', { count: Math.abs(value) })
      }
      const sign = value > 0 ? '+' : value < 0 ? '−' : '±'
      return `${sign}${format.decimal(Math.abs(value), 2)}`
    },
  }
}

export type MethodWords = ReturnType<typeof useMethodWords>
