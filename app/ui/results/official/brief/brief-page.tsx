import { useTranslation } from 'react-i18next'

import { importanceOf } from '#app/survey/reports/decision/importance.ts'

import { ChartPatterns } from '#app/ui/charts/chart-patterns.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { CityHeadline } from '#app/ui/results/city/city-headline.tsx'
import { CityIdentity } from '#app/ui/results/city/city-identity.tsx'
import { PrintHeader } from '#app/ui/results/city/print-header.tsx'
import { limitsOfCity } from '#app/ui/results/limits/limits-of.ts'
import { LimitList } from '#app/ui/results/limits/limit-list.tsx'
import { SyntheticNotice } from '#app/ui/results/release/synthetic-notice.tsx'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'

import { AdviceList } from '../advice-list.tsx'
import { ImportanceChart } from '../importance/importance-chart.tsx'
import type { OfficialView } from '../official-view.ts'
import { PeersTable } from '../peers/peers-table.tsx'
import { BriefScores } from './brief-scores.tsx'
import { BriefThemes } from './brief-themes.tsx'
import { BriefTrend } from './brief-trend.tsx'

/** Gaps that are said in the brief. */
const MOST_GAPS = 3

/** Two pages for the mayor: the answer on the first, why and beside whom on the second. */
export function BriefPage(view: OfficialView) {
  const { t } = useTranslation('official')
  const format = useFormat()
  const node = useNodeNames(view.release)
  const release = useReleaseWords(view.release)
  const { report, decision, latest } = view
  const importance = importanceOf(report, view.release.summary.drivers, 'derived')
  const { peers } = decision
  const gaps = decision.gaps
    .filter(({ verdict }) => verdict === 'above' || verdict === 'below')
    .slice(0, MOST_GAPS)
  return (
    <article className="brief">
      <ChartPatterns />
      <PrintHeader {...view} />
      <div className="brief-sheet">
        <CityIdentity {...view} />
        {view.release.synthetic && <SyntheticNotice />}
        {!latest && <p className="small">{t('brief.older')}</p>}
        <AdviceList view={view} advice={decision.advice} linked={false} />
        <CityHeadline {...view} />
        <BriefTrend {...view} />
        <BriefScores {...view} />
        <section aria-labelledby="limits">
          <h2 id="limits">{t('brief.limits')}</h2>
          <LimitList limits={limitsOfCity(view.release.summary, report)} />
        </section>
      </div>
      <div className="brief-sheet">
        {importance && (
          <section aria-labelledby="priorities">
            <h2 id="priorities">{t('priorities.title')}</h2>
            {importance.of === 'release' && (
              <p className="small">
                {format.sentences(
                  t(`priorities.mark.${importance.mark}`),
                  t('priorities.fallback', { count: importance.cities ?? 0 }),
                )}
              </p>
            )}
            <ImportanceChart view={view} importance={importance} twinAt="beside" />
          </section>
        )}
        {peers && (
          <section aria-labelledby="peers">
            <h2 id="peers">{t('brief.peers')}</h2>
            <p className="small">
              {t(`peers.reading.${report.design}`, { count: peers.cities.length, tested: peers.tested })}
            </p>
            <PeersTable view={view} peers={peers} />
          </section>
        )}
        {gaps.length > 0 && (
          <section aria-labelledby="gaps">
            <h2 id="gaps">{t('gaps.title')}</h2>
            <ul>
              {gaps.map(({ code, people, objective, difference, verdict }) => (
                <li key={code}>
                  {t(`brief.gap.${verdict}`, {
                    name: node(code),
                    people: format.score(people.value!),
                    objective: format.score(objective),
                    points: format.score(Math.abs(difference)),
                  })}
                </li>
              ))}
            </ul>
          </section>
        )}
        <BriefThemes {...view} />
        <p className="chart-source">{release.source}</p>
      </div>
    </article>
  )
}
