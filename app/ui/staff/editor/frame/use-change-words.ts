import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { RevisionView } from '#app/ui/staff/editor/editor-view.ts'

const MOST_NAMED = 4

/** What a revision did, in words. */
export function useChangeWords(): (change: RevisionView['change']) => string {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return ({ kind, items }) => {
    const named = items.slice(0, MOST_NAMED)
    const more = items.length - named.length
    const list = [...named, ...(more > 0 ? [t('questionnaires.history.more', { count: more })] : [])]
    return t(`questionnaires.history.kinds.${kind}`, { items: format.list(list), defaultValue: kind })
  }
}
