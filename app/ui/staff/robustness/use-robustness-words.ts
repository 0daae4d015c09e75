import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { placeSentence } from '#app/survey/robustness/place-sentence.ts'
import {
  ROBUSTNESS_FACTORS,
  type RobustCity,
  type RobustnessFactor,
  type RobustRefusal,
  type RobustSplit,
} from '#app/survey/robustness/robustness.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { BarPiece } from './cities/share-bar.tsx'

const PIECES: readonly BarPiece[] = [...ROBUSTNESS_FACTORS, 'together']

/** The words that the parts of the robustness page share. */
export function useRobustnessWords() {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const factor = (piece: BarPiece) => t(`robustness.factor.${piece}`)

  function option(of: RobustnessFactor, name: string): string {
    if (of === 'normalisation') return t(`studio.normalisation.${name}`)
    if (of === 'treatment') return t(`studio.treatment.${name}`)
    return name === 'official' ? t('robustness.officialMean') : t(`studio.mean.${name}`)
  }

  return {
    factor,
    option,
    pieces: PIECES,
    signs: Object.fromEntries(PIECES.map((piece) => [piece, t(`robustness.sign.${piece}`)])) as Record<
      BarPiece,
      string
    >,
    /** the sentence for the mayor */
    sentence(city: RobustCity, name: LocalText, factors: readonly RobustnessFactor[]): string {
      const told = placeSentence(city, factors)
      const range = told.low === told.high ? 'at' : 'between'
      return t(`robustness.sentence.${told.key}`, {
        place: t(`robustness.place.${range}`, {
          city: format.text(name),
          low: format.count(told.low),
          high: format.count(told.high),
        }),
        city: format.text(name),
        factor: told.factor === null ? t('robustness.anyFactor') : t(`robustness.inSentence.${told.factor}`),
      })
    },
    /** "survey 62%, weights 20%, only together 18%" */
    shares(shares: NonNullable<RobustSplit['shares']>, factors: readonly RobustnessFactor[]): string {
      const parts = factors.map((one, at) =>
        t('robustness.part', { part: factor(one), share: format.share(shares.alone[at] ?? 0) }),
      )
      return format.list([
        ...parts,
        t('robustness.part', { part: factor('together'), share: format.share(shares.together) }),
      ])
    },
    /** "+3", "−2" or "0" */
    places: (places: number | null) =>
      places === null ? '–' : `${places > 0 ? '+' : places < 0 ? '−' : ''}${format.count(Math.abs(places))}`,
    share: (share: number | null) => (share === null ? '–' : format.share(share)),
    refusal: ({ code, message }: RobustRefusal) =>
      t(`common:refused.${code}`, {
        defaultValue: t('common:refused.generic', { message }),
        known: '',
        city: '',
      }),
  }
}
