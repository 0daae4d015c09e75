import { useTranslation } from 'react-i18next'

import { PEER_KINDS, type PeerMeasure, type Peers } from '#app/survey/reports/decision/comparisons.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { roundDomain } from '../importance/round-domain.ts'
import type { OfficialView } from '../official-view.ts'
import { useAdviceWords } from '../use-advice-words.ts'
import { PeersTable } from './peers-table.tsx'

/** The city beside up to eight peers: who they are, one measure as a picture, all as a table. */
export function PeersSection(view: OfficialView) {
  const { t } = useTranslation('official')
  const { decision, choices, path } = view
  const { peers } = decision
  const { measure: nameOf } = useAdviceWords(view)
  const measure = peers?.measures.find(({ key }) => key === choices.measure) ?? peers?.measures[0]
  return (
    <section aria-labelledby="peers">
      <h2 id="peers">{t('peers.title')}</h2>
      <nav className="switch" aria-label={t('peers.switch')}>
        {PEER_KINDS.map((kind) => (
          <a
            key={kind}
            href={`${withQuery(path, { peers: kind })}#peers`}
            aria-current={kind === choices.peers ? 'true' : undefined}
          >
            {t(`peers.kind.${kind}`)}
          </a>
        ))}
      </nav>
      {!peers || !measure ? (
        <p>{t(view.report.n === null ? 'peers.hidden' : 'peers.none')}</p>
      ) : (
        <>
          <p>
            {t(`peers.reading.${view.report.design}`, { count: peers.cities.length, tested: peers.tested })}
          </p>
          <nav className="switch" aria-label={t('peers.measures')}>
            {peers.measures.map(({ key }) => (
              <a
                key={key}
                href={`${withQuery(path, { measure: key })}#peers`}
                aria-current={key === measure.key ? 'true' : undefined}
              >
                {nameOf(key)}
              </a>
            ))}
          </nav>
          <PeersChart view={view} peers={peers} measure={measure} name={nameOf(measure.key)} />
        </>
      )}
    </section>
  )
}

interface ChartProps {
  view: OfficialView
  peers: Peers
  measure: PeerMeasure
  name: string
}

function PeersChart({ view, peers, measure, name }: ChartProps) {
  const { t } = useTranslation('official')
  const format = useFormat()
  const words = useCityWords(view)
  const release = useReleaseWords(view.release)
  const write = measure.key === 'smile_rate' ? format.rate : format.score
  const rows = [
    { key: 'own', label: words.name, figure: measure.own, verdict: null, reference: false },
    ...measure.rows.map(({ city, figure, verdict }) => ({
      key: city,
      label: format.text(peers.cities.find(({ code }) => code === city)!.name),
      ...{ figure, verdict, reference: true },
    })),
  ]
  const ends = rows.flatMap(({ figure: { value, low, high } }) => [value, low, high])
  const domain = roundDomain(
    ends.filter((end): end is number => end !== null),
    5,
  )
  const count = (verdict: string) => measure.rows.filter((row) => row.verdict === verdict).length
  const [above, below] = [count('above'), count('below')]
  const title =
    view.report.design === 'open'
      ? t('peers.findingUntested', { measure: name })
      : above + below === 0
        ? t('peers.findingNone', { measure: name })
        : t('peers.finding', { measure: name, above, below, of: measure.rows.length })
  return (
    <ChartFrame
      title={title}
      reading={t('peers.axis', { min: domain.min, max: domain.max })}
      subtitle={release.subtitle(view.report.n, view.report.effectiveN, view.report.design)}
      source={release.source}
      twinAt="below"
      twin={<PeersTable view={view} peers={peers} />}
    >
      <IntervalPlot
        id="peers-plot"
        title={title}
        description={rows
          .map(({ label, figure }) => `${label}: ${words.withInterval(figure, view.report.design)}`)
          .join('; ')}
        format={format.count}
        domain={domain}
        rows={rows.map(({ key, label, figure, verdict, reference }) => ({
          key,
          label,
          note: [
            figure.value === null ? words.shortWhy(figure.mark) : write(figure.value),
            ...(verdict === 'above' || verdict === 'below' ? [t(`peers.verdict.${verdict}`)] : []),
          ].join(' · '),
          value: figure.value,
          low: figure.low,
          high: figure.high,
          reference,
        }))}
      />
    </ChartFrame>
  )
}
