import { useTranslation } from 'react-i18next'

import type { Figure, Mark } from '#app/survey/reports/report.ts'
import type { ParticipationDesign, Thresholds } from '#app/survey/wave/wave.ts'

import { useFormat } from './use-format.ts'

/** Who reads: evaluators are told the exact reason, everyone else only that there are too few answers. */
export type Audience = 'public' | 'evaluator'

/** Is a figure with this mark given to everyone? */
export function isShown(mark: Mark): boolean {
  return mark === 'shown' || mark === 'indicative'
}

/**
 * Words for figures that may be hidden: the value, or why there is none.
 *
 * @param thresholds the release's own, so that the words name the numbers that were applied
 */
export function useFigureWords(thresholds: Thresholds, audience: Audience) {
  const { t } = useTranslation('common')
  const format = useFormat()

  function threshold(mark: Mark): number {
    return audience === 'evaluator' && mark === 'hidden' ? thresholds.hiddenBelow : thresholds.evaluatorsBelow
  }

  /** why a figure is not shown, in a full sentence; null when nothing is hidden */
  function why(mark: Mark): string | null {
    if (mark === 'none') return t('mark.none')
    if (mark === 'withheld') return t('mark.withheld')
    if (mark === 'hidden' || (mark === 'evaluators' && audience === 'public')) {
      return t('mark.hidden', { n: threshold(mark) })
    }
    if (mark === 'evaluators') return t('mark.evaluators', { n: thresholds.evaluatorsBelow })
    return mark === 'indicative' ? t('mark.indicative', { n: thresholds.indicativeBelow }) : null
  }

  /** the same for a narrow cell */
  function shortWhy(mark: Mark): string {
    if (isShown(mark)) return '–'
    if (mark === 'withheld') return t('mark.withheldShort')
    return mark === 'none' ? t('mark.noneShort') : t('mark.hiddenShort', { n: threshold(mark) })
  }

  return {
    why,
    shortWhy,
    /** "71.4", or the short reason */
    value: (figure: Figure) => (figure.value === null ? shortWhy(figure.mark) : format.score(figure.value)),
    /** what every interval of open participation is called */
    modelBased: t('interval.modelBased'),
    /** "71.4 (69.9–72.9)", for open participation with the word that it rests on a model, or the full reason */
    withInterval(figure: Figure, design: ParticipationDesign): string {
      if (figure.value === null) return why(figure.mark) ?? shortWhy('none')
      if (figure.low === null || figure.high === null) return format.score(figure.value)
      return t(design === 'open' ? 'figure.withModelInterval' : 'figure.withInterval', {
        value: format.score(figure.value),
        interval: format.interval(figure.low, figure.high),
      })
    },
    /** "Between 69.9 and 72.9.", of open participation on a model's assumptions; empty without an interval */
    between({ low, high }: Figure, design: ParticipationDesign, write = format.score): string {
      if (low === null || high === null) return ''
      const ends = { low: write(low), high: write(high) }
      return t(design === 'open' ? 'figure.betweenByModel' : 'figure.between', ends)
    },
  }
}
