import { useTranslation } from 'react-i18next'

import type { AreaLine, SmallAreas } from '#app/survey/reports/small-areas.ts'

import { RankedCell } from '#app/ui/charts/cells/ranked-cell.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { CityTable, type CityColumn } from '#app/ui/staff/wave/figures/city-table.tsx'

interface Props {
  areas: SmallAreas
  linkOf: (code: string) => string
}

/** Cities that gain most first: the direct estimate, the model's beside it, and how much of it is the city's own. */
export function AreaTable({ areas, linkOf }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const lines = areas.lines.toSorted((a, b) => a.directShare - b.directShare)
  const ends = lines.flatMap(({ direct, estimate, rootMse }) => [
    direct,
    estimate - rootMse,
    estimate + rootMse,
  ])
  const domain = { min: Math.floor(Math.min(...ends)), max: Math.ceil(Math.max(...ends)) }
  const within = (value: number, error: number) =>
    t('smallAreas.within', { value: format.decimal(value, 2), error: format.decimal(error, 2) })
  const number = (key: string, value: (line: AreaLine) => string): CityColumn<AreaLine> => ({
    key,
    heading: t(`smallAreas.${key}`),
    className: 'number',
    cell: (line) => <td className="number">{value(line)}</td>,
  })
  const columns: CityColumn<AreaLine>[] = [
    number('n', ({ n }) => format.count(n)),
    number('direct', ({ direct, directSe }) => within(direct, directSe)),
    number('estimate', ({ estimate, rootMse }) => within(estimate, rootMse)),
    number('directShare', ({ directShare }) => format.share(directShare)),
    {
      key: 'picture',
      heading: t('smallAreas.picture', { min: format.count(domain.min), max: format.count(domain.max) }),
      className: 'wide-only',
      cell: ({ estimate, rootMse }) => (
        <td className="picture wide-only">
          <RankedCell
            kind="line"
            value={estimate}
            low={estimate - rootMse}
            high={estimate + rootMse}
            domain={domain}
          />
        </td>
      ),
    },
  ]
  return <CityTable label={t('smallAreas.table')} rows={lines} columns={columns} linkOf={linkOf} />
}
