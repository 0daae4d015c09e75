import { useTranslation } from 'react-i18next'

import { searchNames } from '#app/survey/cities/match-city.ts'
import type { FieldReport } from '#app/survey/wave/field-report.ts'

import { ProgressBar } from '#app/ui/charts/cells/progress-bar.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable, LONG } from '#app/ui/tables/data-table.tsx'

/** Cities up to which the table stands open. */
const MOST_OPEN = 20

/** How far every city has come towards a rank, and how far it will come. */
export function FieldCities({ report, path }: { report: FieldReport; path: string }) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const { ranked } = report.thresholds
  return (
    <section>
      <h2 id="cities">{t('field.cities.title')}</h2>
      <p>{t('field.cities.reading')}</p>
      <details open={report.cities.length <= MOST_OPEN}>
        <summary>{t('fieldwork.byCity', { count: report.cities.length })}</summary>
        <DataTable
          label={t('field.cities.title')}
          className="bar-below field-cities"
          sortable
          filter={report.cities.length > LONG}
        >
          <thead>
            <tr>
              <th scope="col">{t('fieldwork.city')}</th>
              <th scope="col" className="number">
                {t('fieldwork.responses')}
              </th>
              <th scope="col" className="number">
                {t('field.cities.effective')}
              </th>
              <th scope="col" className="picture">
                {t('field.cities.progress', { ranked })}
              </th>
              <th scope="col" className="number">
                {t('field.cities.forecast')}
              </th>
              <th scope="col" className="whole">
                {t('field.cities.prospect')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.cities.map(
              ({ code, name, design, answers, effectiveN, forecast, ranked: will, shown }) => (
                <tr key={code} data-names={searchNames({ code, name })}>
                  <th scope="row">
                    <a href={`${path}?city=${code}`}>{format.text(name)}</a>
                    <span className="city-kind">{t(`common:design.${design}`)}</span>
                  </th>
                  <td className="number">{format.count(answers)}</td>
                  <td className="number">{format.count(effectiveN)}</td>
                  <td className="picture progress-cell">
                    <ProgressBar
                      share={effectiveN / ranked}
                      label={t('field.cities.progressOf', { effective: format.count(effectiveN), ranked })}
                    />
                  </td>
                  <td className="number">
                    {forecast ? (
                      <>
                        {format.count(forecast.effectiveN)}
                        <span className="city-kind">{format.range(forecast.low, forecast.high)}</span>
                      </>
                    ) : (
                      '–'
                    )}
                  </td>
                  <td className="whole">
                    {design === 'invited'
                      ? t(`field.prospect.rank.${will}`)
                      : t(`field.prospect.shown.${shown}`)}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </DataTable>
      </details>
    </section>
  )
}
