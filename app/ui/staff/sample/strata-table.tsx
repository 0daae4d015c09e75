import { useTranslation } from 'react-i18next'

import { MOST_TYPED } from '#app/survey/wave/invited/sample-frame.ts'
import type { CitySample } from '#app/survey/wave/invited/sample-view.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

/**
 * The strata of a city: people, invitations, the chance of each person, and what an answer stands for. Very many are
 * listed in the file alone.
 *
 * @param path of the sample page
 */
export function StrataTable({ city, path }: { city: CitySample; path: string }) {
  const { t } = useTranslation('sample')
  const format = useFormat()
  const { strata } = city
  const listed = strata.slice(0, MOST_TYPED)
  const variables = [...new Set(strata.flatMap(({ frame }) => Object.keys(frame)))]
  return (
    <section aria-labelledby="strata-of">
      <h2 id="strata-of">{t('strataOf', { city: format.text(city.name) })}</h2>
      {strata.length === 0 ? (
        <p>{t('noStrata')}</p>
      ) : (
        <>
          <p>{t('reading')}</p>
          <DataTable label={t('strata')} className="figures stacked">
            <thead>
              <tr>
                <th scope="col">{t('stratum')}</th>
                <th scope="col" className="number">
                  {t('people')}
                </th>
                <th scope="col" className="number">
                  {t('invitations')}
                </th>
                <th scope="col" className="number">
                  {t('chance')}
                </th>
                <th scope="col" className="number">
                  {t('baseWeight')}
                </th>
                <th scope="col" className="number">
                  {t('made')}
                </th>
                {variables.map((name) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {listed.map((stratum) => (
                <tr key={stratum.code}>
                  <th scope="row">
                    {stratum.label}
                    {stratum.small && <span className="block soft">{t('small')}</span>}
                  </th>
                  <td className="number" data-label={t('people')}>
                    {format.count(stratum.population)}
                  </td>
                  <td className="number" data-label={t('invitations')}>
                    {format.count(stratum.invited)}
                  </td>
                  <td className="number" data-label={t('chance')}>
                    {t('inThousand', { n: format.decimal(stratum.probability * 1000, 2) })}
                  </td>
                  <td className="number" data-label={t('baseWeight')}>
                    {format.decimal(stratum.baseWeight, 1)}
                  </td>
                  <td className="number" data-label={t('made')}>
                    {format.count(stratum.made)}
                  </td>
                  {variables.map((name) => (
                    <td key={name} className="number" data-label={name}>
                      {stratum.frame[name] ?? ''}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </DataTable>
          <p>
            {listed.length < strata.length &&
              t('firstOf', { shown: format.count(listed.length), all: format.count(strata.length) })}{' '}
            <a href={`${path}/files/frame?city=${city.code}`}>{t('asFile')}</a>
          </p>
        </>
      )}
    </section>
  )
}
