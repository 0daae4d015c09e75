import { useTranslation } from 'react-i18next'

import { designOfGroups } from '#app/survey/reports/design-of-groups.ts'
import type { GroupLine } from '#app/survey/reports/report.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'

import { groupOf, type CityView } from './city-view.ts'
import { useCityWords } from './use-city-words.ts'

type Kind = 'residents' | 'plain'

/** The city beside its cluster, its level and all cities surveyed, once by residents and once by cities. */
export function CityGroups(view: CityView) {
  const { t } = useTranslation('common')
  const { release, report } = view
  const groups = [
    groupOf(release, 'cluster', report.city.cluster),
    groupOf(release, 'adminLevel', report.city.adminLevel),
    groupOf(release, 'all'),
  ].filter((group) => group !== undefined)
  if (groups.length === 0) return null
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{t('groups.title')}</h2>
      <p>{t('groups.reading')}</p>
      <div className="two-columns">
        <GroupChart kind="residents" groups={groups} view={view} />
        <GroupChart kind="plain" groups={groups} view={view} />
      </div>
    </section>
  )
}

function GroupChart({ kind, groups, view }: { kind: Kind; groups: GroupLine[]; view: CityView }) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useCityWords(view)
  const release = useReleaseWords(view.release)
  const own = view.report.index.blended
  const design = designOfGroups(view.release.summary.cities)
  const rows = [
    { key: 'city', label: words.name, figure: own, design: view.report.design, reference: false },
    ...groups.map((group) => ({
      key: group.by,
      label: t('groups.label', { group: format.text(group.label), count: group.cities }),
      figure: group[kind].blended,
      design,
      reference: true,
    })),
  ]
  return (
    <ChartFrame
      title={t(`groups.${kind}`)}
      reading={t(`groups.${kind}Reading`)}
      subtitle={release.subtitle(view.report.n, view.report.effectiveN, view.report.design)}
      source={release.source}
      file={release.file(`groups-${kind}`, view.report.city.code)}
      twinAt={{ label: t('table.show') }}
      twin={
        <DataTable label={t(`groups.${kind}`)}>
          <thead>
            <tr>
              <th scope="col">{t('groups.group')}</th>
              <th scope="col" className="number">
                {t('edition.blendedShort')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, figure, design: of }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <FigureCell figure={figure} words={words} design={of} />
              </tr>
            ))}
          </tbody>
        </DataTable>
      }
    >
      <IntervalPlot
        id={`group-plot-${kind}`}
        title={t(`groups.${kind}`)}
        description={rows
          .map((row) => `${row.label}: ${words.withInterval(row.figure, row.design)}`)
          .join('; ')}
        format={format.count}
        rows={rows.map(({ key, label, figure, design: of, reference }) => ({
          key,
          label,
          note: words.value(figure),
          says: `${label}: ${words.withInterval(figure, of)}`,
          value: figure.value,
          low: figure.low,
          high: figure.high,
          reference,
        }))}
      />
    </ChartFrame>
  )
}
