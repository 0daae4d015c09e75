import { useTranslation } from 'react-i18next'

import { groupsOverall } from '#app/survey/robustness/place-sentence.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { ChartPatterns } from '#app/ui/charts/chart-patterns.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { CityChecks } from './cities/city-checks.tsx'
import { CityFilters } from './cities/city-filters.tsx'
import { CityShares, ShareLegend } from './cities/city-shares.tsx'
import { FlaggedPart } from './flagged-part.tsx'
import { orderCities } from './cities/order-cities.ts'
import { robustnessPath, type RobustnessView } from './robustness-view.ts'
import { RunFacts } from './run/run-facts.tsx'
import { ShareTable } from './cities/share-table.tsx'
import { useRobustnessWords } from './use-robustness-words.ts'
import { WithoutTable } from './without-table.tsx'

interface Props {
  view: RobustnessView
  shown: NonNullable<RobustnessView['shown']>
}

/** What came of a run: the finding, the bars, the checks one by one, the method. */
export function RobustnessResultParts({ view, shown }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const words = useRobustnessWords()
  const { run, result, stale, cities } = shown
  const path = robustnessPath(view.wave.id)
  const names = new Map(cities.map(({ code, name }) => [code, name]))
  const nameOf = (code: string) => names.get(code) ?? { 'zh-CN': code, en: code }
  const listed = orderCities(result.cities, cities, view.filter)
  const groups = groupsOverall(result.cities)
  const together = result.meanShift.groups
  const finding = t(groups ? 'robustness.finding' : 'robustness.findingNone', {
    places: format.decimal(result.meanShift.mean, 1),
    cities: format.count(result.cities.length),
    survey: words.share(groups?.survey ?? null),
    method: words.share(groups?.method ?? null),
    both: words.share(groups?.both ?? null),
    shiftSurvey: words.share(together?.survey ?? null),
    shiftMethod: words.share(together?.method ?? null),
  })
  return (
    <>
      {stale && (
        <Notice tone="warning">
          <p>{t('robustness.stale', { analysis: run.analysisId })}</p>
        </Notice>
      )}
      <p className="lead">{finding}</p>
      <RunFacts run={run} result={result} />
      <section aria-labelledby="cities">
        <h2 id="cities">{t('robustness.citiesTitle')}</h2>
        <CityFilters
          cities={cities.filter(({ code }) => result.cities.some(({ city }) => city === code))}
          filter={view.filter}
          path={path}
          run={run.id}
        />
        <ChartPatterns />
        <ChartFrame
          title={t('robustness.chartTitle')}
          reading={t('robustness.chartReading')}
          subtitle={t('robustness.chartSubtitle', {
            population: format.text(view.wave.population),
            wave: format.text(view.wave.title),
            shown: format.count(listed.length),
            cities: format.count(result.cities.length),
          })}
          source={t('robustness.source', { run: run.id, analysis: run.analysisId })}
          twin={<ShareTable cities={listed} factors={result.factors} />}
          twinAt={{ label: t('robustness.table') }}
        >
          <ShareLegend factors={result.factors} />
          {listed.length === 0 && <p>{t('robustness.noCity')}</p>}
          <CityShares cities={listed} factors={result.factors} />
        </ChartFrame>
      </section>
      <section aria-labelledby="flagged">
        <h2 id="flagged">{t('robustness.flagged.title')}</h2>
        <FlaggedPart flagged={result.flagged} nameOf={nameOf} />
      </section>
      <section aria-labelledby="without">
        <h2 id="without">{t('robustness.without.title')}</h2>
        <p>{t('robustness.without.reading')}</p>
        {result.itemsRefused && (
          <Notice>
            <p>{t('robustness.without.noItems', { why: words.refusal(result.itemsRefused) })}</p>
          </Notice>
        )}
        <WithoutTable without={result.without} nameOf={nameOf} />
      </section>
      <section aria-labelledby="weightings">
        <h2 id="weightings">{t('robustness.weightings.title')}</h2>
        <p>{t('robustness.weightings.reading', { weightings: format.count(result.weightings) })}</p>
        <CityChecks cities={listed} result={result} />
      </section>
      <section aria-labelledby="files">
        <h2 id="files">{t('robustness.files.title')}</h2>
        <ul>
          {(['cities.csv', 'leave-one-out.csv', 'run.json'] as const).map((file) => (
            <li key={file}>
              <a href={`${path}/${file}?run=${encodeURIComponent(run.id)}`} download={`${run.id}-${file}`}>
                {t(`robustness.files.${file.split('.')[0] ?? ''}`)}
              </a>
            </li>
          ))}
        </ul>
        <p className="small soft">{t('robustness.method')}</p>
      </section>
    </>
  )
}
