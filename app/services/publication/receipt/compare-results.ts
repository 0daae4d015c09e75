import { setImmediate as nextTurn } from 'node:timers/promises'

import type { ReleasedCity } from '#app/data/results/releases.server.ts'
import type { DifferingFigure, ResultComparison } from '#app/survey/reports/receipt-check.ts'
import type { ReleaseContent } from '../build-release.server.ts'

/** Numbers that agree to twelve digits are the same number computed in another order. */
const SAME = 1e-12
/** Most differences that are listed one by one; the count tells of the others. */
const MOST_LISTED = 50

/**
 * Compares the published results with the same results computed again, number by number.
 *
 * @param stored cities in the order of their codes, as they are stored
 */
export async function compareResults(
  published: Pick<ReleaseContent, 'summary' | 'methodCard'>,
  stored: AsyncIterable<ReleasedCity> | Iterable<ReleasedCity>,
  again: ReleaseContent,
): Promise<ResultComparison> {
  const comparison: ResultComparison = {
    ...{ numbers: 0, differing: 0, largest: 0, figures: [], texts: 0, added: 0 },
  }
  const look = (old: unknown, now: unknown, city: string | null, audience: 'public' | 'evaluator') =>
    compare(comparison, { city, audience }, '', plain(old), plain(now))
  look(published.summary, again.summary, null, 'public')
  look(published.methodCard, again.methodCard, null, 'public')
  const found = new Map(again.cities.map((city) => [city.report.city.code, city]))
  for await (const city of stored) {
    const { code } = city.report.city
    look(city.report, found.get(code)?.report, code, 'public')
    look(city.evaluatorReport, found.get(code)?.evaluatorReport, code, 'evaluator')
    await nextTurn()
  }
  return comparison
}

/** As it would be read back from where it is stored. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}

function compare(
  into: ResultComparison,
  at: Pick<DifferingFigure, 'city' | 'audience'>,
  figure: string,
  old: unknown,
  now: unknown,
): void {
  if (isTree(old) || isTree(now)) {
    const [before, after] = [branches(old), branches(now)]
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(into, at, figure === '' ? name : `${figure}.${name}`, before[name], after[name])
    }
    return
  }
  if (typeof old !== 'number') {
    if (typeof now === 'number') into.added++
    else if (typeof old === 'string' && old !== now) into.texts++
    return
  }
  into.numbers++
  const recomputed = typeof now === 'number' ? now : null
  const difference = recomputed === null ? 0 : Math.abs(recomputed - old)
  if (recomputed !== null && difference <= SAME * Math.max(1, Math.abs(old))) return
  into.differing++
  into.largest = Math.max(into.largest, difference)
  if (into.figures.length < MOST_LISTED) into.figures.push({ ...at, figure, published: old, recomputed })
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function branches(value: unknown): Record<string, unknown> {
  return isTree(value) ? value : {}
}
