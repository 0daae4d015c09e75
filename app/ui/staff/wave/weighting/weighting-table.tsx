import { useTranslation } from 'react-i18next'

import type { CityIdentity } from '#app/survey/reports/report.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'
import type { WeightingReport } from '#app/survey/reports/weighting-report.ts'

import { RankedCell } from '#app/ui/charts/cells/ranked-cell.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { CityTable, type CityColumn } from '#app/ui/staff/wave/figures/city-table.tsx'
import { useLooks } from './use-looks.ts'

export interface WeighedCity {
  city: CityIdentity
  design: ParticipationDesign
  n: number
  weighting: WeightingReport
}

interface Props {
  label: string
  cities: WeighedCity[]
  /** end of the axis of Kish effects, the same for every table of a page */
  highest: number
  /** address of one city's weighting, by its code */
  linkOf: (code: string) => string
}

/** How the weights of many cities came about, with what deserves a second look in words. */
export function WeightingTable({ label, cities, highest, linkOf }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const looks = useLooks()
  const domain = { min: 1, max: highest }
  const number = (
    key: string,
    heading: string,
    value: (weighed: WeighedCity) => string,
  ): CityColumn<WeighedCity> => ({
    key,
    heading,
    className: 'number',
    cell: (weighed) => <td className="number">{value(weighed)}</td>,
  })
  const designColumn: CityColumn<WeighedCity> = {
    key: 'design',
    heading: t('fieldwork.design'),
    cell: ({ design }) => <td className="words">{t(`common:design.${design}`)}</td>,
  }
  const columns: CityColumn<WeighedCity>[] = [
    {
      key: 'look',
      heading: t('weighting.look'),
      cell: ({ weighting }) => <td className="words">{format.sentences(...looks(weighting))}</td>,
    },
    number('n', t('draft.n'), ({ n }) => format.count(n)),
    number('effectiveN', t('draft.effectiveN'), ({ weighting }) => format.count(weighting.effectiveN)),
    number('kish', t('weighting.kish'), ({ weighting }) => format.decimal(weighting.kishDesignEffect, 2)),
    {
      key: 'picture',
      heading: t('weighting.kishPicture', { max: format.decimal(domain.max, 1) }),
      className: 'wide-only',
      cell: ({ weighting: { kishDesignEffect } }) => (
        <td className="picture wide-only">
          <RankedCell kind="line" value={kishDesignEffect} low={1} high={kishDesignEffect} domain={domain} />
        </td>
      ),
    },
    number('largest', t('weighting.largest'), ({ weighting: { max, median } }) =>
      t('weighting.medians', { n: format.decimal(max / median, 1) }),
    ),
    number('trimmed', t('weighting.trimmed'), ({ weighting }) => format.count(weighting.trimmed)),
    number('collapsed', t('weighting.collapsed'), ({ weighting }) => format.count(collapsedOf(weighting))),
    number('distance', t('weighting.farthest'), ({ weighting }) =>
      t('weighting.beforeAfter', {
        before: format.decimal(farthest(weighting, 'before') * 100, 1),
        after: format.decimal(farthest(weighting, 'after') * 100, 1),
      }),
    ),
    ...(cities.some(({ design }) => design !== cities[0]?.design) ? [designColumn] : []),
  ]
  return <CityTable label={label} rows={cities} columns={columns} linkOf={linkOf} />
}

function collapsedOf({ margins }: WeightingReport): number {
  return margins.flatMap(({ categories }) => categories).filter(({ collapsedInto }) => collapsedInto !== null)
    .length
}

function farthest({ margins }: WeightingReport, when: 'before' | 'after'): number {
  return Math.max(0, ...margins.map(({ distance }) => distance[when]))
}
