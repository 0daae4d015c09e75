import { useTranslation } from 'react-i18next'

import type { FieldCity, FieldReport } from '#app/survey/wave/field-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

interface Props {
  city: FieldCity
  /** nothing more will come */
  isOver: boolean
  thresholds: FieldReport['thresholds']
}

/** In sentences: what the city has, what it will have, and what that allows. */
export function CityForecast({ city, isOver, thresholds }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { effectiveN, forecast, design } = city
  return (
    <p>
      {format.sentences(
        t('field.forecast.now', { effective: format.count(effectiveN) }),
        isOver
          ? ''
          : forecast
            ? t('field.forecast.then', {
                effective: format.count(forecast.effectiveN),
                low: format.count(forecast.low),
                high: format.count(forecast.high),
                perDay: format.decimal(forecast.perDay, 1),
              })
            : t('field.forecast.early'),
        t(`field.prospect.shownSentence.${city.shown}`, { n: thresholds.shown }),
        design === 'invited'
          ? t(`field.prospect.rankSentence.${city.ranked}`, { n: thresholds.ranked })
          : t('field.forecast.neverRanked'),
      )}
    </p>
  )
}
