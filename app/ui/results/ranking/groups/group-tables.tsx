import { useTranslation } from 'react-i18next'

import type { Edition, GroupLine } from '#app/survey/reports/report.ts'
import type { ParticipationDesign, Thresholds } from '#app/survey/wave/wave.ts'

import { useFigureWords } from '#app/ui/format/use-figure-words.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { ModelBasedNote } from '#app/ui/results/release/model-based-note.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'
import { NO_FILTER } from '../filter-cities.ts'

interface Props {
  groups: GroupLine[]
  edition: Edition
  thresholds: Thresholds
  /** of the figures over several cities */
  design: ParticipationDesign
  /** path and query of the page */
  path: string
}

/** The filter of the ranking that shows the cities of a group. */
const FILTER: Partial<Record<GroupLine['by'], string>> = {
  cluster: 'cluster',
  adminLevel: 'level',
  province: 'province',
}

/**
 * Groups of cities in two tables that are never mixed: what the residents of these cities say, each resident
 * counting once, and what the cities score, each city counting once. Provinces, which are many, fold away.
 */
export function GroupTables({ groups, ...rest }: Props) {
  const { t } = useTranslation('public')
  const all = groups.find(({ by }) => by === 'all')
  if (!all) return null
  const provinces = groups.filter(({ by }) => by === 'province')
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{t('groups.title', { cities: all.cities })}</h2>
      <p>{t('groups.reading')}</p>
      {rest.design === 'open' && <ModelBasedNote />}
      <BothTables groups={groups.filter(({ by }) => by !== 'province')} {...rest} />
      {provinces.length > 0 && (
        <details>
          <summary>{t('groups.provinces', { count: provinces.length })}</summary>
          <BothTables groups={provinces} {...rest} />
        </details>
      )}
    </section>
  )
}

function BothTables(props: Props) {
  return (
    <div className="two-columns">
      <GroupTable kind="residents" {...props} />
      <GroupTable kind="plain" {...props} />
    </div>
  )
}

function GroupTable({
  kind,
  groups,
  edition,
  thresholds,
  design,
  path,
}: Props & { kind: 'residents' | 'plain' }) {
  const { t } = useTranslation('public')
  const words = useFigureWords(thresholds, 'public')
  const ofProvinces = groups.every(({ by }) => by === 'province')
  return (
    <DataTable label={t(`groups.${kind}${ofProvinces ? 'ByProvince' : ''}`)} showLabel>
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
              <GroupName group={group} path={path} />
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

/** The name of a group, leading to its cities. */
function GroupName({ group: { by, key, label }, path }: { group: GroupLine; path: string }) {
  const format = useFormat()
  const filter = FILTER[by]
  if (filter === undefined) return format.text(label)
  return <a href={withQuery(path, { ...NO_FILTER, [filter]: key })}>{format.text(label)}</a>
}

function startsGroup(groups: GroupLine[], index: number): boolean {
  return index > 0 && groups[index]?.by !== groups[index - 1]?.by
}
