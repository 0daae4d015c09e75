import { useTranslation } from 'react-i18next'

import type { Theme } from '#app/survey/reports/themes.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** Themes in words: the residents' own, with shares in whole per cents. */
export function useThemeWords() {
  const { t } = useTranslation('common')
  const format = useFormat()
  return {
    name: ({ words }: Pick<Theme, 'words'>) => words.join(' · '),
    share: ({ share }: Theme) => (share === 0 ? t('themes.underOne') : format.share(share / 100)),
    interval: ({ low, high }: Theme) => `${format.range(low, high)}%`,
    beside: ({ verdict }: Theme) => (verdict === null ? '' : t(`themes.verdict.${verdict}`)),
  }
}
