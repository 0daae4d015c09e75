import { useTranslation } from 'react-i18next'

import type { OwnWords } from '#app/survey/own-weights/own-sentences.ts'
import { LARGEST_WEIGHT } from '#app/survey/own-weights/own-weights.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { ReleaseView } from '#app/ui/results/release/release-view.ts'

/** The sentences of a reader's own ranking, with their places left open: server and script fill the same ones. */
export function useOwnWords(release: ReleaseView): OwnWords {
  const { t } = useTranslation('public')
  const format = useFormat()
  const open = (key: string, places: string[]) =>
    t(key, Object.fromEntries(places.map((place) => [place, `{${place}}`])))
  return {
    firstAlone: open('own.firstAlone', ['name', 'ranked']),
    firstOfFew: open('own.firstOfFew', ['names', 'ranked']),
    firstOfMany: open('own.firstOfMany', ['cities', 'ranked']),
    noneRanked: t('own.noneRanked'),
    tiers: open('own.tiers', ['same', 'kept', 'ranked', 'tiers', 'releaseTiers']),
    kept: open('own.kept', ['name', 'set', 'byWeights', 'withError']),
    tier: open('ranking.tier', ['tier']),
    tierOfOne: t('ranking.tierOfOne'),
    tierOf: open('ranking.tierOf', ['size']),
    noPlace: t('own.noPlace'),
    problem: {
      'not-a-weight': t('own.problem.not-a-weight', { most: LARGEST_WEIGHT }),
      'all-zero': t('own.problem.all-zero'),
    },
    names: Object.fromEntries(release.summary.cities.map(({ city }) => [city.code, format.text(city.name)])),
  }
}
