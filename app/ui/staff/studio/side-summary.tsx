import { useTranslation } from 'react-i18next'

import type { StudioResult } from '#app/survey/scheme/studio-figures.ts'

import type { useStudioWords } from './use-studio-words.ts'

interface Props {
  side: 'a' | 'b'
  result: StudioResult
  words: ReturnType<typeof useStudioWords>
}

/** What a set-up changes, how much of it is residents' answers, or why it gives no figures. */
export function SideSummary({ side, result, words }: Props) {
  const { t } = useTranslation('evaluator')
  const figures = 'figures' in result ? result.figures : null
  const refusal = 'refusal' in result ? words.refusalOf(result.refusal) : ''
  const low = figures ? words.lowOf(figures) : ''
  return (
    <section className="studio-summary" aria-label={t(`studio.side.${side}`)}>
      <h3>{t(`studio.side.${side}`)}</h3>
      <p className="notice notice-error" data-of={`${side}.refusal`} data-optional="" hidden={refusal === ''}>
        {refusal}
      </p>
      <p data-of={`${side}.shift`}>{figures ? words.shiftOf(figures) : ''}</p>
      <p className="small" data-of={`${side}.shares`}>
        {figures ? words.sharesOf(figures) : ''}
      </p>
      <p className="notice notice-warning" data-of={`${side}.low`} data-optional="" hidden={low === ''}>
        {low}
      </p>
    </section>
  )
}
