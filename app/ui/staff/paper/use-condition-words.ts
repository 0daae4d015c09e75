import { useTranslation } from 'react-i18next'

import type { Condition } from '#app/survey/item.ts'
import type { PaperItem } from '#app/survey/paper/paper-form.ts'

/** Says a condition in the numbers and codes of the sheet: "question 5 is 1 or 2". */
export function useConditionWords(form: PaperItem[]): (condition: Condition) => string {
  const { t } = useTranslation('paper')
  const questionOf = (code: string) => form.find(({ item }) => item.code === code)

  function words(condition: Condition): string {
    if ('all' in condition) return condition.all.map(inner).join(t('condition.and'))
    if ('any' in condition) return condition.any.map(inner).join(t('condition.or'))
    if ('not' in condition) return t('condition.not', { condition: words(condition.not) })
    const question = questionOf(condition.item)
    const number = question?.number ?? '?'
    if ('answered' in condition) return t('condition.answered', { number })
    if ('compare' in condition) {
      return t('condition.compare', { number, sign: SIGNS[condition.compare], than: condition.than })
    }
    const codes = condition.values.map(
      (value) => question?.options.find((option) => option.value === value)?.code ?? String(value),
    )
    return t('condition.values', { number, codes: codes.join(t('condition.comma')) })
  }

  /** Parts that are joined themselves stand in brackets. */
  function inner(condition: Condition): string {
    return 'all' in condition || 'any' in condition ? `(${words(condition)})` : words(condition)
  }

  return words
}

const SIGNS = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const
