import { useTranslation } from 'react-i18next'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { SHOWN_EDITIONS } from '#app/ui/results/city/city-view.ts'
import { PrintHeader } from '#app/ui/results/city/print-header.tsx'
import { useFigureWords } from '#app/ui/format/use-figure-words.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { ReleaseNotices } from '#app/ui/results/release/release-notices.tsx'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'

import { CompareForm } from './compare-form.tsx'
import { CompareTable } from './compare-table.tsx'
import { MOST_COMPARED, pairsApart, zoomOn, type CompareView } from './compare-view.ts'

/** Up to four cities side by side, with what the sample allows to be said of their order. */
export function ComparePage({ path, ...view }: CompareView & { path: string }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const { release, latest, edition, reports, notPicked, tooMany } = view
  return (
    <>
      <PrintHeader release={release} />
      <h1>{t('compare.title')}</h1>
      <p className="lead">{t('compare.lead', { most: MOST_COMPARED })}</p>
      <ReleaseNotices release={release} latest={latest} path={path} />
      <nav className="switch" aria-label={t('ranking.editions')}>
        {SHOWN_EDITIONS.map((each) => (
          <a
            key={each}
            href={withQuery(path, { edition: each })}
            aria-current={each === edition ? 'true' : undefined}
          >
            {t(`ranking.edition.${each}`)}
          </a>
        ))}
      </nav>
      <CompareForm {...view} />
      {(notPicked.length > 0 || tooMany) && (
        <Notice>
          {notPicked.map(({ typed, reason, meant }) => (
            <p key={typed}>
              {t(`compare.notPicked.${reason}`, { typed, meant: format.list(meant.map(format.text)) })}
            </p>
          ))}
          {tooMany && <p>{t('compare.tooMany', { most: MOST_COMPARED })}</p>}
        </Notice>
      )}
      {reports.length === 0 ? (
        <EmptyState title={t('compare.empty')}>
          <p>{t('compare.emptyNext')}</p>
        </EmptyState>
      ) : (
        <Comparison {...view} />
      )}
    </>
  )
}

function Comparison(view: CompareView) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const { release, edition, reports } = view
  const words = useFigureWords(release.summary.recipe.thresholds, 'public')
  const about = useReleaseWords(release)
  const title = useOrderInWords(view)
  const zoom = zoomOn(reports, edition)
  return (
    <ChartFrame
      title={title}
      heading="h2"
      reading={t('compare.reading', { low: zoom.min, high: zoom.max })}
      subtitle={about.about}
      source={about.source}
      file={about.file(`compare-${edition}`)}
      twinAt="below"
      twin={<CompareTable {...view} />}
    >
      <IntervalPlot
        id="compare-plot"
        title={title}
        description={reports
          .map(
            ({ city, index, design }) =>
              `${format.text(city.name)}: ${words.withInterval(index[edition], design)}`,
          )
          .join('; ')}
        format={format.count}
        domain={zoom}
        rows={reports.map(({ city, design, index }) => ({
          key: city.code,
          label: format.text(city.name),
          note: words.value(index[edition]),
          says: `${format.text(city.name)}: ${words.withInterval(index[edition], design)}`,
          value: index[edition].value,
          low: index[edition].low,
          high: index[edition].high,
        }))}
      />
    </ChartFrame>
  )
}

/** What may be said of the order of these cities: only pairs whose sets of places do not meet are told apart. */
function useOrderInWords({ reports, edition }: CompareView): string {
  const { t } = useTranslation('public')
  const format = useFormat()
  const placed = reports.filter(({ place }) => place[edition])
  if (reports.length === 1) return t('compare.order.one', { name: format.text(reports[0]!.city.name) })
  if (placed.length < 2) return t('compare.order.unplaced')
  const pairs = pairsApart(placed, edition)
  if (pairs.length === 0) return t('compare.order.none', { names: namesOf(placed) })
  return format.sentences(
    ...pairs.map(([ahead, behind]) =>
      t('compare.order.apart', {
        ahead: format.text(ahead.city.name),
        behind: format.text(behind.city.name),
      }),
    ),
  )

  function namesOf(list: typeof reports): string {
    return format.list(list.map(({ city }) => format.text(city.name)))
  }
}
