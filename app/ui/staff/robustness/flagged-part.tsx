import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type { RobustFlaggedCity, RobustnessResult } from '#app/survey/robustness/robustness.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { useRobustnessWords } from './use-robustness-words.ts'

interface Props {
  flagged: RobustnessResult['flagged']
  nameOf: (city: string) => LocalText
}

/** Scores and places with flagged responses and without them. */
export function FlaggedPart({ flagged, nameOf }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const words = useRobustnessWords()
  if ('refusal' in flagged) {
    return <p>{t('robustness.flagged.refused', { why: words.refusal(flagged.refusal) })}</p>
  }
  const known = flagged.cities.filter(({ score }) => score !== null)
  const moved = known.filter(({ places }) => places !== null && places !== 0)
  const widest = known.toSorted((a, b) => Math.abs(b.score ?? 0) - Math.abs(a.score ?? 0))
  return (
    <>
      <p>
        {t('robustness.flagged.summary', {
          flagged: format.count(flagged.cities.reduce((sum, city) => sum + (city.flagged ?? 0), 0)),
          moved: format.count(moved.length),
          cities: format.count(known.filter(({ places }) => places !== null).length),
          most: format.decimal(Math.abs(widest[0]?.score ?? 0), 2),
        })}
      </p>
      <details>
        <summary>{t('robustness.flagged.show')}</summary>
        <DataTable label={t('robustness.flagged.table')} className="sticky-first">
          <thead>
            <tr>
              <th scope="col">{t('fieldwork.city')}</th>
              <th scope="col" className="number">
                {t('robustness.flagged.count')}
              </th>
              <th scope="col" className="number">
                {t('robustness.flagged.included')}
              </th>
              <th scope="col" className="number">
                {t('robustness.flagged.excluded')}
              </th>
              <th scope="col" className="number">
                {t('robustness.flagged.difference')}
              </th>
              <th scope="col" className="number">
                {t('studio.shiftHeading')}
              </th>
            </tr>
          </thead>
          <tbody>
            {widest.map((city) => (
              <tr key={city.city}>
                <th scope="row">{format.text(nameOf(city.city))}</th>
                <td className="number">{city.flagged === null ? '–' : format.count(city.flagged)}</td>
                <SideCell side={city.included} />
                <SideCell side={city.excluded} />
                <td className="number">{signed(city.score)}</td>
                <td className="number">{words.places(city.places)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </details>
    </>
  )

  function signed(score: number | null): string {
    if (score === null) return '–'
    const sign = Math.abs(score) < 0.005 ? '' : score > 0 ? '+' : '−'
    return `${sign}${format.decimal(Math.abs(score), 2)}`
  }
}

function SideCell({ side }: { side: RobustFlaggedCity['included'] }) {
  const format = useFormat()
  return (
    <td className="number">
      {side.score === null ? '–' : format.score(side.score)}
      {side.place && <span className="interval">{format.range(side.place.low, side.place.high)}</span>}
    </td>
  )
}
