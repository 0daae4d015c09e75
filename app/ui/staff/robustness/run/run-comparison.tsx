import { useTranslation } from 'react-i18next'

import type { RobustnessResult, RobustnessRun } from '#app/survey/robustness/robustness.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { robustnessPath, type RobustnessView } from '#app/ui/staff/robustness/robustness-view.ts'
import { useRobustnessWords } from '#app/ui/staff/robustness/use-robustness-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { compareRuns } from './compare-runs.ts'

interface Props {
  view: RobustnessView
  shown: NonNullable<RobustnessView['shown']>
  beside: NonNullable<RobustnessView['beside']>
}

/** Cities that are listed; the others differ less. */
const MOST_CITIES = 15

/** Two runs side by side: their settings, what each found, and the cities whose range of places differs. */
export function RunComparison({ view, shown, beside }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const words = useRobustnessWords()
  const sides = [shown, beside]
  const compared = compareRuns(shown.result, beside.result)
  const differing = compared.filter(({ apart }) => apart > 0)
  const nameOf = (code: string) => {
    const city = shown.cities.find((one) => one.code === code)
    return city ? format.text(city.name) : code
  }
  const rows: [string, (run: RobustnessRun, result: RobustnessResult) => string][] = [
    [t('robustness.runs.analysis'), (run) => run.analysisId],
    [t('common:edition.label'), ({ settings }) => t(`common:edition.${settings.edition}`)],
    [
      t('robustness.facts.draws'),
      ({ settings }, { factors }) =>
        t('robustness.facts.drawsWords', {
          runs: format.count(settings.runs),
          all: format.count(settings.runs * (factors.length + 2)),
          seed: String(settings.seed),
        }),
    ],
    [t('robustness.form.factors'), (_, { factors }) => format.list(factors.map(words.factor))],
    [t('robustness.without.meanShift'), (_, { meanShift }) => format.decimal(meanShift.mean, 1)],
    [t('robustness.surveyAlone'), (_, { meanShift }) => words.share(meanShift.groups?.survey ?? null)],
    [t('robustness.methodAlone'), (_, { meanShift }) => words.share(meanShift.groups?.method ?? null)],
    [t('robustness.both'), (_, { meanShift }) => words.share(meanShift.groups?.both ?? null)],
  ]
  return (
    <section aria-labelledby="comparison">
      <h2 id="comparison">{t('robustness.compared.title', { one: shown.run.id, other: beside.run.id })}</h2>
      <p>
        {t('robustness.compared.finding', {
          cities: format.count(compared.length),
          differing: format.count(differing.length),
        })}{' '}
        <a href={`${robustnessPath(view.wave.id)}?${new URLSearchParams({ run: shown.run.id })}`}>
          {t('robustness.compared.end')}
        </a>
      </p>
      <DataTable label={t('robustness.compared.table')} wide>
        <thead>
          <tr>
            <td />
            {sides.map(({ run }) => (
              <th key={run.id} scope="col">
                {run.id}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {sides.map(({ run, result }) => (
                <td key={run.id}>{value(run, result)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
      {differing.length > 0 && (
        <>
          <h3>{t('robustness.compared.cities')}</h3>
          <DataTable label={t('robustness.compared.cities')} wide>
            <thead>
              <tr>
                <th scope="col">{t('fieldwork.city')}</th>
                {sides.map(({ run }) => (
                  <th key={run.id} scope="col" className="number">
                    {run.id}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differing.slice(0, MOST_CITIES).map(({ city, one, other }) => (
                <tr key={city}>
                  <th scope="row">{nameOf(city)}</th>
                  {[one, other].map(({ rank, low, high }, at) => (
                    <td key={sides[at]?.run.id} className="number">
                      {t('robustness.rankAndSet', { rank: format.count(rank), set: format.range(low, high) })}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </DataTable>
        </>
      )}
    </section>
  )
}
