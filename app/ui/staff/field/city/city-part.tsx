import { useTranslation } from 'react-i18next'

import type { FieldReport } from '#app/survey/wave/field-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { useCategoryNames } from '#app/ui/staff/wave/weighting/use-category-names.ts'
import { CityForecast } from './city-forecast.tsx'
import { GroupBars } from './group-bars.tsx'
import { HeatTable } from './heat-table.tsx'

/** One city against the census: forecast, who is missing, groups as bars, and crossed as a table. */
export function CityPart({ report }: { report: FieldReport }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const nameOf = useCategoryNames(report.districts)
  const own = report.cities.find(({ code }) => code === report.city?.code)
  if (!own || !report.groups) return null
  return (
    <>
      <CityForecast city={own} isOver={report.daysLeft === 0} thresholds={report.thresholds} />
      <section aria-labelledby="missing">
        <h2 id="missing">{t('field.missing.title')}</h2>
        {report.missing.length === 0 ? (
          <p>{t(own.answers === 0 ? 'field.missing.unknown' : 'field.missing.none')}</p>
        ) : (
          <ul>
            {report.missing.map(({ variable, category, short, channel }) => (
              <li key={`${variable} ${category}`}>
                {format.sentences(
                  t('field.missing.short', { group: nameOf(category), short: format.count(short) }),
                  channel
                    ? t('field.missing.channel', {
                        channel: channel.name,
                        share: format.share(channel.share),
                      })
                    : t('field.missing.noChannel'),
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="groups">
        <h2 id="groups">{t('field.groups.title')}</h2>
        <p>{t('field.groups.reading')}</p>
        {(['sex', 'age', 'district'] as const).map((variable) => (
          <GroupBars
            key={variable}
            title={t(`field.groups.${variable}`)}
            groups={report.groups?.[variable] ?? []}
            nameOf={nameOf}
          />
        ))}
      </section>
      {report.heat && <HeatTable heat={report.heat} nameOf={nameOf} />}
    </>
  )
}
