import { useTranslation } from 'react-i18next'

import type { Importance } from '#app/survey/reports/decision/importance.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { QuadrantPlot } from '#app/ui/charts/quadrant-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { ImportanceTable } from './importance-table.tsx'
import { roundDomain } from './round-domain.ts'

interface Props {
  view: CityView
  importance: Importance
  /** where the table stands */
  twinAt?: 'beside' | 'below'
}

/** Importance upwards, the people score to the right, both with their intervals; the axes cross at the means. */
export function ImportanceChart({ view, importance, twinAt = 'below' }: Props) {
  const { t } = useTranslation('official')
  const format = useFormat()
  const words = useCityWords(view)
  const node = useNodeNames(view.release)
  const release = useReleaseWords(view.release)
  const { kind, points, middle } = importance
  const slope = (value: number) => (kind === 'derived' ? format.decimal(value, 2) : format.rate(value))
  const title = useFinding(importance, node)
  const ends = (values: (number | null)[]) => values.filter((value): value is number => value !== null)
  return (
    <ChartFrame
      title={title}
      reading={t(`priorities.reading.${kind}`, {
        explained: importance.explained === null ? '' : format.share(importance.explained),
      })}
      subtitle={release.subtitle(
        importance.n ?? view.report.n,
        importance.effectiveN ?? view.report.effectiveN,
        view.report.design,
      )}
      source={release.source}
      twinAt={twinAt}
      twin={<ImportanceTable view={view} importance={importance} isShort={twinAt === 'beside'} />}
    >
      <QuadrantPlot
        id={`importance-${kind}`}
        title={title}
        description={points
          .map(({ code, importance: value, score }) =>
            t('priorities.point', { name: node(code), importance: slope(value), score: words.value(score) }),
          )
          .join('; ')}
        points={points.map(({ code, importance: value, low, high, score }) => ({
          key: code,
          label: node(code),
          x: score.value!,
          xLow: score.low,
          xHigh: score.high,
          y: value,
          yLow: low,
          yHigh: high,
          note: t('priorities.note', { importance: slope(value), score: words.value(score) }),
        }))}
        x={{
          label: t('priorities.score'),
          domain: roundDomain(ends(points.flatMap(({ score }) => [score.value, score.low, score.high])), 5),
          middle: middle.score,
          format: format.count,
        }}
        y={{
          label: t(`priorities.importance.${kind}`),
          domain: roundDomain(
            ends([0, ...points.flatMap((point) => [point.importance, point.low, point.high])]),
            kind === 'derived' ? 0.1 : 5,
          ),
          middle: middle.importance,
          format: (value) => (kind === 'derived' ? format.decimal(value, 1) : format.count(value)),
        }}
        corners={{
          topLeft: t('priorities.corner.first'),
          topRight: t('priorities.corner.keep'),
          bottomLeft: t('priorities.corner.later'),
          bottomRight: t('priorities.corner.watch'),
        }}
      />
    </ChartFrame>
  )
}

/** What the picture shows: which parts matter more and score less than the mean; not a tested difference. */
function useFinding({ points, middle }: Importance, node: (code: string) => string): string {
  const { t } = useTranslation('official')
  const format = useFormat()
  const first = points.filter(
    ({ importance, score }) => importance > middle.importance && score.value! < middle.score,
  )
  if (first.length === 0) return t('priorities.findingNone')
  return t('priorities.finding', { names: format.list(first.map(({ code }) => node(code))) })
}
