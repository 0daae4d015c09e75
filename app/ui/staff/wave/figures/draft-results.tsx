import { useTranslation } from 'react-i18next'

import type { CityLine, ReleaseSummary } from '#app/survey/reports/report.ts'

import { isShown, useFigureWords } from '#app/ui/format/use-figure-words.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { ModelBasedNote } from '#app/ui/results/release/model-based-note.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'
import { CityTable, type CityColumn } from './city-table.tsx'

interface Props {
  summary: ReleaseSummary
  /** where a city's weighting and report stand, by its code */
  linkOf: (code: string) => string
}

/** Results of an analysis as evaluators may see them: both editions, the place as a set, and every mark. */
export function DraftResults({ summary, linkOf }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const { thresholds } = summary.recipe
  const format = useFormat()
  const words = useFigureWords(thresholds, 'evaluator')
  const count = (value: number | null) => (
    <td className="number">{value === null ? '–' : format.count(value)}</td>
  )
  const remark = ({ mark, placeReason }: CityLine) =>
    isShown(mark) && placeReason
      ? t(`common:place.reason.${placeReason}`, { n: format.count(thresholds.rankedFromEffectiveN) })
      : words.why(mark)
  const columns: CityColumn<CityLine>[] = [
    { key: 'n', heading: t('draft.n'), className: 'number', cell: ({ n }) => count(n) },
    {
      key: 'effectiveN',
      heading: t('draft.effectiveN'),
      className: 'number',
      cell: ({ effectiveN }) => count(effectiveN),
    },
    {
      key: 'blended',
      heading: t('common:edition.blended'),
      className: 'number',
      cell: ({ index, design }) => <FigureCell figure={index.blended} words={words} design={design} />,
    },
    {
      key: 'people',
      heading: t('common:edition.people'),
      className: 'number',
      cell: ({ index, design }) => <FigureCell figure={index.people} words={words} design={design} />,
    },
    {
      key: 'set',
      heading: t('common:place.setHeading'),
      cell: ({ place }) => (
        <td className="nowrap">
          {place.blended ? format.range(place.blended.low, place.blended.high) : '–'}
        </td>
      ),
    },
    {
      key: 'tier',
      heading: t('common:place.tierHeading'),
      cell: ({ place }) => <td>{place.blended?.tier ?? '–'}</td>,
    },
    { key: 'mark', heading: t('draft.mark'), cell: (line) => <td className="words">{remark(line)}</td> },
  ]
  return (
    <>
      {summary.cities.some(({ design, n }) => design === 'open' && n !== null) && <ModelBasedNote />}
      <CityTable
        label={t('draft.table')}
        rows={summary.cities.toSorted(byPlace)}
        columns={columns}
        linkOf={linkOf}
      />
    </>
  )
}

/** Ranked cities by place, the others in code order after them. */
function byPlace(a: CityLine, b: CityLine): number {
  const last = Number.MAX_SAFE_INTEGER
  return (
    (a.place.blended?.rank ?? last) - (b.place.blended?.rank ?? last) || (a.city.code < b.city.code ? -1 : 1)
  )
}
