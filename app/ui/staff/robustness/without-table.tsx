import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type { RobustnessResult, RobustWithout } from '#app/survey/robustness/robustness.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { useRobustnessWords } from './use-robustness-words.ts'

interface Props {
  without: RobustnessResult['without']
  nameOf: (city: string) => LocalText
}

/** What the league becomes without one indicator, one survey item or one index; what moves it most comes first. */
export function WithoutTable({ without, nameOf }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const words = useRobustnessWords()
  const shiftOf = ({ found }: RobustWithout) => ('refusal' in found ? -1 : found.meanShift)
  return (
    <DataTable label={t('robustness.without.table')} wide>
      <thead>
        <tr>
          <th scope="col">{t('robustness.without.what')}</th>
          <th scope="col">{t('robustness.without.kind')}</th>
          <th scope="col">{t('robustness.without.node')}</th>
          <th scope="col" className="number">
            {t('robustness.without.meanShift')}
          </th>
          <th scope="col" className="number">
            {t('robustness.without.moved')}
          </th>
          <th scope="col">{t('robustness.without.furthest')}</th>
        </tr>
      </thead>
      <tbody>
        {without
          .toSorted((a, b) => shiftOf(b) - shiftOf(a))
          .map((one) => (
            <tr key={`${one.kind} ${one.code}`}>
              <th scope="row">{format.text(one.name)}</th>
              <td>{t(`robustness.without.${one.kind}`)}</td>
              <td>{one.node}</td>
              {'refusal' in one.found ? (
                <td colSpan={3}>{words.refusal(one.found.refusal)}</td>
              ) : (
                <>
                  <td className="number">{format.decimal(one.found.meanShift, 2)}</td>
                  <td className="number">{format.count(one.found.moved)}</td>
                  <td>
                    {one.found.furthest &&
                      t('robustness.without.cityPlaces', {
                        city: format.text(nameOf(one.found.furthest.city)),
                        places: words.places(one.found.furthest.places),
                      })}
                  </td>
                </>
              )}
            </tr>
          ))}
      </tbody>
    </DataTable>
  )
}
