import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import type { CityReport, Figure } from '#app/survey/reports/report.ts'

import { useFigureWords } from '#app/ui/format/use-figure-words.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'
import type { CompareView } from './compare-view.ts'

/** Columns of figures a phone has room for beside their names. */
const FIT_A_PHONE = 2

/** The cities side by side: index and place, what people say, the five and the twelve. */
export function CompareTable({ release, latest, edition, reports }: CompareView) {
  const { t } = useTranslation(['public', 'common'])
  const format = useFormat()
  const words = useFigureWords(release.summary.recipe.thresholds, 'public')
  const name = useNodeNames(release)
  const own = latest ? '' : `?release=${release.id}`

  const figures = (label: string, of: (report: CityReport) => Figure, unit = '') => (
    <Row label={label}>
      {reports.map((report) => (
        <FigureCell
          key={report.city.code}
          figure={of(report)}
          words={words}
          design={report.design}
          unit={unit}
        />
      ))}
    </Row>
  )
  const side = (report: CityReport, code: string): Figure => {
    const node = report.nodes.find((each) => each.code === code)
    return node ? node[edition] : NO_FIGURE
  }
  const below = (parent: string) =>
    release.summary.framework.nodes.filter((node) => node.parent === parent && node.level === 'second')

  return (
    <DataTable label={t('compare.table')} className="figures" wide={reports.length > FIT_A_PHONE}>
      <thead>
        <tr>
          <th scope="col">{t('compare.what')}</th>
          {reports.map(({ city }) => (
            <th key={city.code} scope="col" className="number">
              <a href={`/cities/${city.code}${own}`}>{format.text(city.name)}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures(t(`common:edition.${edition}`), (report) => report.index[edition])}
        <Row label={t('common:place.setHeading')}>
          {reports.map(({ city, place, placeReason }) => {
            const own = place[edition]
            // of several cities at once, as in the ranking
            const set = own && { low: own.leagueLow, high: own.leagueHigh, of: own.of }
            return (
              <td key={city.code} className={set ? 'number compare-set' : 'number soft words'}>
                {set
                  ? t(`common:place.${set.low === set.high ? 'setOneOf' : 'setOf'}`, set)
                  : t(`compare.noPlace.${placeReason ?? 'no-score'}`)}
              </td>
            )
          })}
        </Row>
        <Row label={t('common:place.tierHeading')}>
          {reports.map(({ city, place }) => (
            <td key={city.code} className="number">
              {place[edition]?.tier ?? '–'}
            </td>
          ))}
        </Row>
        {figures(t('compare.smileRate'), (report) => report.smileRate, '%')}
        {figures(t('compare.satisfaction'), (report) => report.satisfaction)}
        {(['gain', 'happiness', 'security'] as const).map((sense) => (
          <Fragment key={sense}>
            {figures(t(`compare.sense.${sense}`), (report) => report.senses[sense])}
          </Fragment>
        ))}
      </tbody>
      {release.summary.framework.nodes
        .filter(({ level }) => level === 'first')
        .map(({ code }) => (
          <tbody key={code} className="compare-part">
            {figures(name(code), (report) => side(report, code))}
            {below(code).map((node) => (
              <Fragment key={node.code}>
                {figures(name(node.code), (report) => side(report, node.code))}
              </Fragment>
            ))}
          </tbody>
        ))}
    </DataTable>
  )
}

const NO_FIGURE: Figure = {
  value: null,
  se: null,
  low: null,
  high: null,
  n: null,
  effectiveN: null,
  deff: null,
  mark: 'none',
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {children}
    </tr>
  )
}
