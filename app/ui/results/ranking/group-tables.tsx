import { useTranslation } from 'react-i18next'

import type { Edition, GroupLine } from '#app/survey/reports/report.ts'
import type { ParticipationDesign, Thresholds } from '#app/survey/wave/wave.ts'

import { useFigureWords } from '#app/ui/format/use-figure-words.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { ModelBasedNote } from '#app/ui/results/release/model-based-note.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'

interface Props {
  groups: GroupLine[]
  edition: Edition
  thresholds: Thresholds
  /** of the figures over several cities */
  design: ParticipationDesign
}

/**
 * Groups of cities in two tables that are never mixed: what the residents of these cities say, each resident
 * counting once, and what the cities score, each city counting once.
 */
export function GroupTables({ groups, edition, thresholds, design }: Props) {
  const { t } = useTranslation('public')
  const shown = groups.filter(({ by }) => by !== 'province')
  const all = groups.find(({ by }) => by === 'all')
  if (!all) return null
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{t('groups.title', { cities: all.cities })}</h2>
      <p>{t('groups.reading')}</p>
      {design === 'open' && <ModelBasedNote />}
      <div className="two-columns">
        <GroupTable
          kind="residents"
          groups={shown}
          edition={edition}
          thresholds={thresholds}
          design={design}
        />
        <GroupTable kind="plain" groups={shown} edition={edition} thresholds={thresholds} design={design} />
      </div>
    </section>
  )
}

function GroupTable({ kind, groups, edition, thresholds, design }: Props & { kind: 'residents' | 'plain' }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const words = useFigureWords(thresholds, 'public')
  return (
    <DataTable label={t(`groups.${kind}`)} showLabel>
      <thead>
        <tr>
          <th scope="col">{t('groups.group')}</th>
          <th scope="col" className="number">
            {t('groups.score')}
          </th>
          {kind === 'residents' && (
            <th scope="col" className="number">
              {t('ranking.smileRate')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {groups.map((group, index) => (
          <tr
            key={`${group.by}:${group.key}`}
            className={startsGroup(groups, index) ? 'group-start' : undefined}
          >
            <th scope="row">
              {format.text(group.label)}
              <span className="city-kind">{t('groups.of', { count: group.cities })}</span>
            </th>
            <FigureCell figure={group[kind][edition]} words={words} design={design} />
            {kind === 'residents' && (
              <FigureCell figure={group.smileRate} words={words} design={design} unit="%" />
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function startsGroup(groups: GroupLine[], index: number): boolean {
  return index > 0 && groups[index]?.by !== groups[index - 1]?.by
}
