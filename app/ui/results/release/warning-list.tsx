import { useTranslation } from 'react-i18next'

import { useWarningWords } from './use-warning-words.ts'

/** What a reader should know before trusting an analysis or a city's weights. */
export function WarningList({ warnings }: { warnings: string[] }) {
  const { t } = useTranslation('evaluator')
  const words = useWarningWords()
  if (warnings.length === 0) return <p>{t('warnings.none')}</p>
  return (
    <ul>
      {warnings.map((warning) => (
        <li key={warning}>{words(warning)}</li>
      ))}
    </ul>
  )
}
