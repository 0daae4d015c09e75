import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'

/**
 * Sentences for the warnings of an analysis, which are stored as `code:detail number`: `margins-old:2020-11-01 119`.
 * A number at the end counts cities, answers or scores; what stands before it is a margin or a date. Without a number
 * the warning is of the one city that the page is about.
 */
export function useWarningWords(): (warning: string) => string {
  const { t } = useTranslation('common')
  const format = useFormat()
  return (warning) => {
    const [code = '', detail = ''] = warning.split(/:(.*)/s, 2)
    const words = detail.split(' ').filter(Boolean)
    const counted = words.length > 0 && Number.isFinite(Number(words.at(-1)))
    const count = counted ? Number(words.pop()) : 1
    const first = words.join(' ')
    return t(`warning.${code}`, {
      defaultValue: warning,
      ...(counted ? {} : { context: 'here' }),
      first:
        first === ''
          ? ''
          : /^\d{4}-\d{2}-\d{2}$/.test(first)
            ? format.date(first)
            : t(`margin.${first}`, first),
      n: format.count(count),
    })
  }
}
