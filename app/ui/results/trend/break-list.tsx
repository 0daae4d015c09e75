import { useTranslation } from 'react-i18next'

import type { ComparedWave } from '#app/survey/trend/changes.ts'

import type { TrendWords } from './use-trend-words.ts'

/** What stands between two waves, and what was declared to bridge it. */
export function BreakList({ since, words }: { since: ComparedWave; words: TrendWords }) {
  const { t } = useTranslation('common')
  if (since.breaks.length === 0) return <p>{t('trend.noBreaks')}</p>
  return (
    <ul>
      {since.breaks.map((one, at) => (
        <li key={at}>{words.breakWords(one)}</li>
      ))}
      {since.bridges.map((one, at) => (
        <li key={`bridge ${at}`}>{words.bridgeWords(one)}</li>
      ))}
    </ul>
  )
}
