import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import { compareCities, type Comparison } from '#app/statistics/estimation/across/compare-estimates.ts'
import { publishedComparable } from '#app/statistics/estimation/across/published-comparable.ts'
import type { PeerKind, PeerMeasure, PeerRow, Peers } from '#app/survey/reports/decision/comparisons.ts'
import type { CityReport, Figure } from '#app/survey/reports/report.ts'

const SMILE_RATE = 'smile_rate'

/**
 * A city beside its peers: index, first-level scores and smile rate, from published figures alone. The samples are
 * independent; p-values are corrected (Holm) for all comparisons together. A difference is called one only where its
 * corrected p-value is below 1 - level; of open participation nothing is.
 */
export function comparePeers(own: CityReport, peers: CityReport[], by: PeerKind, level: number): Peers {
  const first = own.nodes.filter(({ level: at }) => at === 'first').map(({ code }) => code)
  const measures = ['index', ...first, SMILE_RATE].map((key): PeerMeasure => {
    const figure = figureOf(own, key)
    const kind = key === SMILE_RATE ? 'proportion' : 'mean'
    const comparable = (one: Figure) => publishedComparable({ ...one, estimate: one.value }, level, kind)
    const mine = comparable(figure)
    const rows = peers.map((peer): PeerRow => {
      const theirs = figureOf(peer, key)
      const tested = own.design === 'invited' && peer.design === 'invited'
      return compare(peer.city.code, theirs, compareCities(mine, comparable(theirs), level), tested)
    })
    return { key, own: figure, rows }
  })
  const rows = measures.flatMap((measure) => measure.rows)
  const adjusted = adjustPValues(
    rows.map(({ pAdjusted }) => pAdjusted),
    'holm',
  )
  rows.forEach((row, at) => {
    const p = adjusted[at] ?? null
    row.pAdjusted = p
    if (p === null || row.difference === null) return
    row.verdict = p >= 1 - level ? 'not-clear' : row.difference > 0 ? 'above' : 'below'
  })
  return {
    by,
    cities: peers.map(({ city }) => city),
    measures,
    tested: rows.filter(({ pAdjusted }) => pAdjusted !== null).length,
  }
}

/** One comparison, its p-value not corrected yet. */
function compare(
  city: string,
  figure: Figure,
  { difference, ciLower, ciUpper, pValue }: Comparison,
  tested: boolean,
): PeerRow {
  return {
    ...{ city, figure, difference },
    low: tested ? ciLower : null,
    high: tested ? ciUpper : null,
    pAdjusted: tested ? pValue : null,
    verdict: 'untested',
  }
}

function figureOf(report: CityReport, key: string): Figure {
  if (key === 'index') return report.index.blended
  if (key === SMILE_RATE) return report.smileRate
  return report.nodes.find(({ code }) => code === key)!.blended
}
