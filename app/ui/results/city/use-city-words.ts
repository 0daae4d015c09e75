import { useTranslation } from 'react-i18next'

import type { Edition, Place } from '#app/survey/reports/report.ts'

import { useFigureWords } from '#app/ui/format/use-figure-words.ts'
import { useFormat } from '#app/ui/format/use-format.ts'

import type { CityView } from './city-view.ts'

/** Sentences about a city that several sections share. */
export function useCityWords({ release, report, audience }: CityView) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const { thresholds } = release.summary.recipe
  const words = useFigureWords(thresholds, audience)
  const name = format.text(report.city.name)

  function places({ low, high, of }: Place): string {
    return low === high ? t('place.one', { low, of }) : t('place.between', { low, high, of })
  }

  function tier({ tier, tierSize }: Place): string {
    return tierSize === 1
      ? t('place.tierAlone', { tier })
      : t('place.tierWith', { tier, count: tierSize - 1 })
  }

  /** the band of its place or score, as a sentence; empty where there is none */
  function band(edition: Edition): string {
    const code = report.band[edition]
    return code === null ? '' : t('place.band', { band: t(`band.${code}`, code) })
  }

  /** why there is no place, in a sentence */
  function noPlace(): string {
    return t(`place.reason.${report.placeReason ?? 'no-score'}`, {
      n: format.count(thresholds.rankedFromEffectiveN),
    })
  }

  return {
    ...words,
    name,
    places,
    tier,
    band,
    noPlace,
    /** the first sentence of the page: the score, its interval and the place as a set */
    answer(edition: Edition): string {
      const { value, low, high, mark } = report.index[edition]
      if (value === null) return t('city.answerHidden', { name, why: words.why(mark) ?? words.why('none') })
      const score =
        low === null || high === null
          ? t('city.answerScoreOnly', { name, value: format.score(value) })
          : t(report.design === 'open' ? 'city.answerScoreByModel' : 'city.answerScore', {
              name,
              value: format.score(value),
              low: format.score(low),
              high: format.score(high),
            })
      const place = report.place[edition]
      return format.sentences(score, ...(place ? [places(place), tier(place)] : [noPlace()]))
    },
  }
}
