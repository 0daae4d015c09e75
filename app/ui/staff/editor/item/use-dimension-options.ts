import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { useFormat } from '#app/ui/format/use-format.ts'

const KINDS = ['SCREENER', 'HEADLINE', 'USAGE', 'RANKING', 'OPEN', 'DEMOGRAPHIC', 'INTEGRITY'] as const

/** What an item may belong to: a second-level index, or a kind that enters no index. */
export function useDimensionOptions(indices: { code: string; name: LocalText }[]) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return [
    ...indices.map(({ code, name }) => ({ value: code, label: `${code} ${format.text(name)}` })),
    ...KINDS.map((kind) => ({ value: kind, label: t(`questionnaires.dimensions.${kind}`) })),
  ]
}
