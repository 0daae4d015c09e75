import { useTranslation } from 'react-i18next'

import { searchNames } from '#app/survey/cities/match-city.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'

import { ProgressBar } from '#app/ui/charts/cells/progress-bar.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable, LONG } from '#app/ui/tables/data-table.tsx'

export interface FieldworkCity {
  code: string
  design: ParticipationDesign
  name: LocalText
  responses: number
  /** null for open participation */
  invited: number | null
}

interface Props {
  cities: FieldworkCity[]
  /** effective n from which a city is ranked */
  target: number
}

/** Answers by city with the way to the number that a ranked city needs. */
export function FieldworkTable({ cities, target }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  return (
    <DataTable label={t('fieldwork.table')} className="bar-below" sortable filter={cities.length > LONG}>
      <thead>
        <tr>
          <th scope="col">{t('fieldwork.city')}</th>
          <th scope="col" className="number">
            {t('fieldwork.responses')}
          </th>
          <th scope="col" className="number">
            {t('fieldwork.invited')}
          </th>
          <th scope="col" className="number">
            {t('fieldwork.share')}
          </th>
          <th scope="col" className="picture">
            {t('fieldwork.progress', { target })}
          </th>
        </tr>
      </thead>
      <tbody>
        {cities.map(({ code, design, name, responses, invited }) => (
          <tr key={code} data-names={searchNames({ code, name })}>
            <th scope="row">
              {format.text(name)} <span className="soft small">{code}</span>
              <span className="beneath">{t(`common:design.${design}`)}</span>
            </th>
            <td className="number">{format.count(responses)}</td>
            <td className="number">{invited === null ? '–' : format.count(invited)}</td>
            <td className="number">{invited ? format.share(responses / invited) : '–'}</td>
            <td className="picture progress-cell">
              <ProgressBar
                share={responses / target}
                label={t('fieldwork.progressLabel', { responses: format.count(responses), target })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
