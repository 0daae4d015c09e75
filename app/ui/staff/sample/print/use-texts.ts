import { useTranslation } from 'react-i18next'

import type { Language } from '#app/survey/item.ts'
import { makeFormat } from '#app/ui/format/format.ts'
import type { PrintFacts } from './print-facts.ts'

/** The sentences of a printed piece in a language that need not be the page's. */
export function useTexts({ city, legal, minutes, closesOn }: PrintFacts, language: Language) {
  const { i18n } = useTranslation('sample')
  const t = i18n.getFixedT(language, 'sample')
  const format = makeFormat(language)
  const values = {
    city: city[language],
    organiser: legal.organiser?.[language] ?? t('print.organiser'),
    minutes: format.count(minutes),
    date: format.date(closesOn),
  }
  return {
    t: (key: string, more: Record<string, string> = {}) => t(`print.${key}`, { ...values, ...more }),
    values,
  }
}
