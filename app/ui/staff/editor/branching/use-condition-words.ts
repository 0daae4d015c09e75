import { useTranslation } from 'react-i18next'

import type { Condition, Item } from '#app/survey/item.ts'
import { useFormat } from '#app/ui/format/use-format.ts'

/** A condition in words, with the labels of the answers it asks for. */
export function useConditionWords(items: Item[]): (condition: Condition) => string {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const words = (condition: Condition): string => {
    if ('all' in condition) return condition.all.map(inner).join(t('questionnaires.condition.and'))
    if ('any' in condition) return condition.any.map(inner).join(t('questionnaires.condition.or'))
    if ('not' in condition) return t('questionnaires.condition.not', { condition: words(condition.not) })
    const item = condition.item
    if ('answered' in condition) return t('questionnaires.condition.answered', { item })
    if ('compare' in condition) return `${item} ${condition.compare} ${condition.than}`
    const known = items.find(({ code }) => code === item)
    const labels = condition.values.map((value) => {
      const option = [...(known?.options ?? []), ...(known?.options_extra ?? [])].find(
        (one) => one.value === value,
      )
      return t('questionnaires.condition.quoted', {
        label: option ? format.text(option.label) : String(value),
      })
    })
    return t('questionnaires.condition.is', {
      item,
      values: labels.join(t('questionnaires.condition.orValue')),
    })
  }
  const inner = (condition: Condition) =>
    'all' in condition || 'any' in condition
      ? t('questionnaires.condition.bracketed', { condition: words(condition) })
      : words(condition)
  return words
}
