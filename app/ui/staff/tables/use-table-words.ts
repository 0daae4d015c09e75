import { useTranslation } from 'react-i18next'

import type { CategoryName, DomainLine, TableFigure } from '#app/survey/workbench/cross-table-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** Below this a p-value is only said to be smaller. */
const SMALLEST_P = 0.001
/** A difference counts as one from here on. */
export const SIGNIFICANT = 0.05

/** Words for the groupings, groups and figures of a table. */
export function useTableWords(hiddenBelow: number) {
  const { t } = useTranslation(['evaluator', 'common', 'assisted'])
  const format = useFormat()

  function category({ domain, key, label }: CategoryName): string {
    if (label) return format.text(label)
    switch (domain) {
      case 'day':
        return format.date(key)
      case 'week':
        return t('tables.weekOf', { date: format.date(key) })
      case 'mode':
        return t(`assisted:mode.${key}`, key)
      case 'cluster':
      case 'level':
      case 'language':
        return t(`common:${domain}.${key}`, key)
      default:
        return key
          .split(':')
          .map((part) => t(`common:margin.${part}`, part))
          .join(t('tables.comma'))
    }
  }

  return {
    category,
    /** a group by the names of its categories; everybody has none */
    group: (names: CategoryName[]): string =>
      names.length === 0 ? t('tables.everybody') : names.map(category).join(t('tables.crossed')),
    domain: ({ key, label }: DomainLine): string => (label ? format.text(label) : t(`tables.domain.${key}`)),
    /** why a figure is not shown, in a word or two */
    whyNot: (mark: TableFigure['mark']): string => {
      if (mark === 'withheld') return t('common:mark.withheldShort')
      return mark === 'hidden' ? t('common:mark.hiddenShort', { n: hiddenBelow }) : t('common:mark.noneShort')
    },
    p: (value: number | null): string =>
      value === null ? '–' : value < SMALLEST_P ? t('tables.tinyP') : format.decimal(value, 3),
  }
}

export type TableWords = ReturnType<typeof useTableWords>
