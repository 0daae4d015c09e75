import { useTranslation } from 'react-i18next'

import type { Theme } from '#app/survey/reports/themes.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** Themes that a sentence names. */
const MOST_NAMED = 3

/** Themes in words: the residents' own, with shares in whole per cents. */
export function useThemeWords() {
  const { t } = useTranslation('common')
  const format = useFormat()
  const name = ({ words }: Pick<Theme, 'words'>) => words.join(' · ')
  const share = ({ share }: Theme) => (share === 0 ? t('themes.underOne') : format.share(share / 100))
  const interval = ({ low, high }: Theme) => `${format.range(low, high)}%`
  return {
    name,
    share,
    interval,
    /** the first few themes within a sentence, each with its share and interval */
    most: (themes: Theme[]) =>
      format.list(
        themes
          .slice(0, MOST_NAMED)
          .map((theme) =>
            t('themes.named', { theme: name(theme), share: share(theme), interval: interval(theme) }),
          ),
      ),
    beside: ({ verdict }: Theme) => (verdict === null ? '' : t(`themes.verdict.${verdict}`)),
  }
}
