import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import { compareCities } from '#app/statistics/estimation/across/compare-estimates.ts'
import { intervalDegrees } from '#app/statistics/estimation/across/interval-degrees.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import type { CityReport, Figure } from '#app/survey/reports/report.ts'
import { BRIDGEABLE } from '#app/survey/trend/break-kinds.ts'
import type { ChangeRow, ComparedWave, TrendPoint } from '#app/survey/trend/changes.ts'
import type { MeasureParts } from '#app/survey/trend/measure-parts.ts'
import { isBridged, isTouched } from '#app/survey/trend/touched-by.ts'
import { figureOfMeasure } from './figure-of-measure.ts'

/**
 * One city then and now, from what both releases publish to one audience and from nothing else.
 *
 *   d = now - before - shift,   se² = se_now² + se_before² + se_shift²
 *
 * The samples are independent; degrees of freedom are those of both intervals added, as in `compareCities`. Shift and
 * its error are those of the bridges it is compared across. Verdicts wait for `adjustRows`.
 *
 * @param level of intervals
 * @returns rows in the order of the measures; measures that one of the two does not have are left out
 */
export function changeRows(
  before: CityReport,
  now: CityReport,
  measures: MeasureParts[],
  { breaks, bridges }: Pick<ComparedWave, 'breaks' | 'bridges'>,
  level: number,
): ChangeRow[] {
  return measures.flatMap((parts): ChangeRow[] => {
    const [old, own] = [figureOfMeasure(before, parts), figureOfMeasure(now, parts)]
    if (!old || !own || old.mark === 'none' || own.mark === 'none') return []
    const { measure, code, edition } = parts
    const touching = breaks.flatMap((one, at) => (isTouched(parts, now.city.code, one) ? [at] : []))
    const crossed = touching.map((at) =>
      bridges.flatMap((bridge, place) => (isBridged(parts, breaks[at]!, bridge) ? [place] : [])),
    )
    const empty: ChangeRow = {
      ...{
        measure,
        code,
        edition,
        before: null,
        now: null,
        difference: null,
        se: null,
        low: null,
        high: null,
      },
      ...{ df: null, t: null, p: null, pAdjusted: null, breaks: touching, parts: null },
      bridges: [...new Set(crossed.flat())],
      verdict: 'too-few',
    }
    if (old.mark === 'withheld' || own.mark === 'withheld') return [{ ...empty, verdict: 'hidden' }]
    if (old.value === null || own.value === null) return [empty]
    const both = { ...empty, before: pointOf(old), now: pointOf(own) }
    const open = touching.filter((_, at) => crossed[at]!.length === 0)
    if (open.length > 0) {
      const bridgeable = open.every((at) => BRIDGEABLE.includes(breaks[at]!.kind))
      return [{ ...both, verdict: bridgeable ? 'no-bridge' : 'break' }]
    }
    const shifts = empty.bridges.map((at) => bridges[at]!)
    const found = difference(old, own, parts, shifts, level)
    if (now.design === 'open') return [{ ...both, ...found, df: null, t: null, p: null, verdict: 'open' }]
    return [{ ...both, ...found }]
  })
}

/**
 * Corrects the p-values of a city's rows for their number (Holm) and says what may be said of each change.
 *
 * @param level 1 - α
 */
export function adjustRows(rows: ChangeRow[], level: number): ChangeRow[] {
  const adjusted = adjustPValues(
    rows.map(({ p }) => p),
    'holm',
  )
  return rows.map((row, at): ChangeRow => {
    const pAdjusted = adjusted[at] ?? null
    if (pAdjusted === null || row.difference === null) return row
    const real = pAdjusted < 1 - level
    return { ...row, pAdjusted, verdict: !real ? 'no-clear-change' : row.difference > 0 ? 'up' : 'down' }
  })
}

function difference(
  before: Figure,
  now: Figure,
  parts: MeasureParts,
  shifts: { shift: number; se: number }[],
  level: number,
) {
  const [old, own] = [comparable(before, parts, level), comparable(now, parts, level)]
  const plain = compareCities(own, old, level)
  const shift = shifts.reduce((sum, one) => sum + one.shift, 0)
  const value = plain.difference! - shift
  const untested = { difference: value, se: null, low: null, high: null, df: null, t: null, p: null }
  if (plain.se === null || !(plain.se > 0) || !(plain.df > 0)) return untested
  const se = Math.sqrt(shifts.reduce((sum, one) => sum + one.se ** 2, plain.se ** 2))
  const [low, high] = meanInterval(value, se, level, plain.df) ?? [null, null]
  return {
    difference: value,
    se,
    low,
    high,
    df: plain.df === Infinity ? null : plain.df,
    t: value / se,
    p: tTwoSidedP(value / se, plain.df),
  }
}

/** An estimate without error adds nothing to the degrees of freedom. */
function comparable({ value, se, low, high }: Figure, { measure }: MeasureParts, level: number) {
  if (se === null || low === null || high === null) return { estimate: value, se, df: 0 }
  const kind = measure === 'smile_rate' ? 'proportion' : 'mean'
  const scale = kind === 'proportion' ? 100 : 1
  const published = { estimate: value! / scale, se: se / scale, low: low / scale, high: high / scale }
  return { estimate: value, se, df: intervalDegrees(published, level, kind) ?? 0 }
}

function pointOf({ value, low, high }: Figure): TrendPoint {
  return { value: value!, low, high }
}
