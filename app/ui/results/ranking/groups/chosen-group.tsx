import { useTranslation } from 'react-i18next'

import { designOfGroups } from '#app/survey/reports/design-of-groups.ts'
import type { Edition, GroupLine, ReleaseSummary } from '#app/survey/reports/report.ts'

import { useFigureWords } from '#app/ui/format/use-figure-words.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { RankingFilter } from '../filter-cities.ts'

interface Props {
  summary: ReleaseSummary
  edition: Edition
  filter: RankingFilter
}

/** Both averages of the one group that the reader has chosen, each by its name. */
export function ChosenGroup({ summary, edition, filter }: Props) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const words = useFigureWords(summary.recipe.thresholds, 'public')
  const group = groupChosen(summary.groups, filter)
  if (!group) return null
  const design = designOfGroups(summary.cities)
  return (
    <p className="chosen-group">
      {t('groups.chosen', {
        group: format.text(group.label),
        cities: t('groups.of', { count: group.cities }),
        residents: words.withInterval(group.residents[edition], design),
        plain: words.withInterval(group.plain[edition], design),
      })}
    </p>
  )
}

/** The group whose cities a filter leaves; none when it joins several conditions or searches a name. */
export function groupChosen(
  groups: GroupLine[],
  { q, cluster, level, province = '' }: RankingFilter,
): GroupLine | undefined {
  const asked = [
    { by: 'cluster', key: cluster },
    { by: 'adminLevel', key: level },
    { by: 'province', key: province },
  ].filter(({ key }) => key !== '')
  const [only] = asked
  if (!only || asked.length > 1 || q !== '') return undefined
  return groups.find(({ by, key }) => by === only.by && key === only.key)
}
