import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import { kornGraubardInterval } from '#app/statistics/estimation/intervals.ts'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import type { Theme, ThemeVerdict } from '#app/survey/reports/themes.ts'
import { isReadable, markOf, type Publishing } from '../city/figures.ts'
import type { ThemeCounts } from './count-themes.ts'
import type { NamedTheme } from './name-themes.ts'

/**
 * Themes as they may be read: those of enough residents, with their weighted share of the residents who wrote anything,
 * its Korn-Graubard interval from Kish's effective n of the writers, in whole per cents, and whether the city writes of it
 * more often than all others (difference of two shares over its error from both effective n, Holm over its themes).
 *
 * @param others all other cities together; null of the release as a whole
 */
export function describeThemes(
  named: NamedTheme[],
  counts: ThemeCounts,
  others: ThemeCounts | null,
  publishing: Publishing,
  level: number,
): Theme[] {
  const effective = effectiveWriters(counts)
  const worth = effective / counts.writers
  const shown = named.flatMap(({ words }, at) => {
    const mark = markOf(counts.n[at]!, counts.n[at]! * worth, publishing)
    return isReadable(mark) ? [{ words, at, mark }] : []
  })
  const pValues = adjustPValues(
    shown.map(({ at }) => (others ? differenceP(at, counts, others) : null)),
    'holm',
  )
  return shown
    .map(({ words, at, mark }, place): Theme => {
      const share = counts.weights[at]! / counts.weight
      const [low, high] = kornGraubardInterval(share, effective, level) ?? [0, 1]
      return {
        words,
        n: counts.n[at]!,
        share: Math.round(100 * share),
        low: Math.floor(100 * low),
        high: Math.ceil(100 * high),
        mark,
        verdict: others && verdictOf(pValues[place] ?? null, share, others, at, 1 - level),
        quotes: [],
      }
    })
    .sort(
      (a, b) => b.share - a.share || (b.n ?? 0) - (a.n ?? 0) || (a.words.join() < b.words.join() ? -1 : 1),
    )
}

/** Kish: (Σ w)² / Σ w² of those who wrote. */
function effectiveWriters({ weight, squares }: ThemeCounts): number {
  return squares > 0 ? weight ** 2 / squares : 0
}

function differenceP(theme: number, own: ThemeCounts, others: ThemeCounts): number | null {
  if (own.writers === 0 || others.writers === 0) return null
  const [share, rest] = [own, others].map(({ weights, weight }) => weights[theme]! / weight) as [
    number,
    number,
  ]
  const variance =
    (share * (1 - share)) / effectiveWriters(own) + (rest * (1 - rest)) / effectiveWriters(others)
  return variance > 0 ? tTwoSidedP((share - rest) / Math.sqrt(variance), Infinity) : null
}

function verdictOf(
  p: number | null,
  share: number,
  others: ThemeCounts,
  theme: number,
  alpha: number,
): ThemeVerdict | null {
  if (p === null) return null
  if (p >= alpha) return 'same'
  return share > others.weights[theme]! / others.weight ? 'more' : 'less'
}
