import { useTranslation } from 'react-i18next'

import type { CityIdentity } from '#app/survey/report.ts'
import type { WeightingReport } from '#app/survey/weighting-report.ts'

import { RankedCell } from '../charts/ranked-cell.tsx'
import { useFormat } from '../format/use-format.ts'
import { DataTable } from '../tables/data-table.tsx'

export interface WeighedCity {
  city: CityIdentity
  n: number
  weighting: WeightingReport
}

interface Props {
  cities: WeighedCity[]
  /** address of one city's margins, by its code */
  linkOf: (code: string) => string
}

/** Above this Kish effect the weights cost more than half of the answers. */
const HIGH_KISH = 2

/** How the weights of every city came about, with what deserves a second look in words. */
export function WeightingTable({ cities, linkOf }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const domain = {
    min: 1,
    max: Math.max(HIGH_KISH, ...cities.map(({ weighting }) => weighting.kishDesignEffect)),
  }
  return (
    <DataTable label={t('weighting.table')} className="sticky-first">
      <thead>
        <tr>
          <th scope="col">{t('fieldwork.city')}</th>
          <th scope="col" className="number">
            {t('draft.n')}
          </th>
          <th scope="col" className="number">
            {t('draft.effectiveN')}
          </th>
          <th scope="col" className="number">
            {t('weighting.kish')}
          </th>
          <th scope="col" className="wide-only">
            {t('weighting.kishPicture', { max: format.decimal(domain.max, 1) })}
          </th>
          <th scope="col" className="number">
            {t('weighting.range')}
          </th>
          <th scope="col" className="number">
            {t('weighting.trimmed')}
          </th>
          <th scope="col" className="number">
            {t('weighting.collapsed')}
          </th>
          <th scope="col" className="number">
            {t('weighting.deviation')}
          </th>
          <th scope="col">{t('weighting.look')}</th>
        </tr>
      </thead>
      <tbody>
        {cities.map(({ city, n, weighting }) => {
          const deviation = Math.max(0, ...weighting.margins.map((margin) => margin.deviation))
          const looks = [
            ...(weighting.converged ? [] : [t('weighting.notConverged')]),
            ...(weighting.kishDesignEffect > HIGH_KISH ? [t('weighting.highKish')] : []),
            ...(weighting.trimmed > 0 ? [t('weighting.someTrimmed', { count: weighting.trimmed })] : []),
          ]
          return (
            <tr key={city.code}>
              <th scope="row">
                <a href={linkOf(city.code)}>{format.text(city.name)}</a>
              </th>
              <td className="number">{format.count(n)}</td>
              <td className="number">{format.count(weighting.effectiveN)}</td>
              <td className="number">{format.decimal(weighting.kishDesignEffect, 2)}</td>
              <td className="picture wide-only">
                <RankedCell
                  kind="line"
                  value={weighting.kishDesignEffect}
                  low={1}
                  high={weighting.kishDesignEffect}
                  domain={domain}
                />
              </td>
              <td className="number">
                {t('weighting.rangeOf', {
                  min: format.count(weighting.min),
                  max: format.count(weighting.max),
                })}
              </td>
              <td className="number">{format.count(weighting.trimmed)}</td>
              <td className="number">{format.count(collapsedOf(weighting))}</td>
              <td className="number">{t('weighting.points', { n: format.decimal(deviation * 100, 1) })}</td>
              <td className="words">{looks.join(' ')}</td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}

function collapsedOf({ margins }: WeightingReport): number {
  return margins.flatMap(({ categories }) => categories).filter(({ collapsedInto }) => collapsedInto !== null)
    .length
}
