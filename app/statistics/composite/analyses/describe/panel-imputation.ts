import { numberColumn, rowsByLabel, textColumn } from '../../spec/dataset.ts'
import { tableOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'

/** Fills the gaps of a panel from other years of the same unit. */
export interface PanelImputationAnalysis {
  type: 'panelImputation'
  dataset?: string | undefined
  file?: string | undefined
  unitId: string
  time: string
  variants: PanelVariant[]
}

export interface PanelVariant {
  id: string
  method: 'latest' | 'linear' | 'constant'
  /** of `latest`: at most this many time steps back */
  maxAge?: number | undefined
}

interface PanelResult {
  stillMissing: number
  changed: { unit: string; time: number; code: string; value: number }[]
}

export function panelImputation(analysis: PanelImputationAnalysis, run: Run): Record<string, PanelResult> {
  const table = tableOf(run, analysis.dataset ?? analysis.file ?? '')
  const units = textColumn(table, analysis.unitId)
  const times = numberColumn(table, analysis.time)
  const steps = [...new Set(times)].sort((a, b) => a - b)
  const codes = run.framework.indicators
    .map(({ code }) => code)
    .filter((code) => table.columns.includes(code))

  const fillAll = (variant: PanelVariant): PanelResult => {
    const result: PanelResult = { stillMissing: 0, changed: [] }
    for (const code of codes) {
      const column = numberColumn(table, code)
      const filled = Float64Array.from(column)
      for (const rows of rowsByLabel(units).values()) {
        const ordered = rows.toSorted((a, b) => (times[a] ?? 0) - (times[b] ?? 0))
        const series = ordered.map((row) => ({
          time: times[row] ?? NaN,
          step: steps.indexOf(times[row] ?? NaN),
          value: column[row] ?? NaN,
        }))
        fillSeries(series, variant).forEach((value, at) => (filled[ordered[at] ?? 0] = value))
      }
      filled.forEach((value, row) => {
        if (!Number.isNaN(column[row] ?? NaN)) return
        if (Number.isNaN(value)) result.stillMissing++
        else result.changed.push({ unit: units[row] ?? '', time: times[row] ?? NaN, code, value })
      })
    }
    return result
  }
  return Object.fromEntries(analysis.variants.map((variant) => [variant.id, fillAll(variant)]))
}

interface Moment {
  time: number
  /** position of `time` among all times of the panel */
  step: number
  value: number
}

/**
 * Fills one unit's series.
 *
 * `latest`: the last earlier value, at most `maxAge` time steps back. `linear`: on the line between the neighbours;
 * `constant`: the last earlier value; both take the nearest value beyond the ends.
 *
 * @param series ascending in time; NaN is missing
 */
export function fillSeries(
  series: Moment[],
  { method, maxAge = Infinity }: Omit<PanelVariant, 'id'>,
): number[] {
  const known = series.filter(({ value }) => !Number.isNaN(value))
  return series.map((moment) => {
    if (!Number.isNaN(moment.value)) return moment.value
    const before = known.filter(({ time }) => time < moment.time).at(-1)
    const after = known.find(({ time }) => time > moment.time)
    if (method === 'latest') return before && moment.step - before.step <= maxAge ? before.value : NaN
    if (!before || !after) return (before ?? after)?.value ?? NaN
    if (method === 'constant') return before.value
    const share = (moment.time - before.time) / (after.time - before.time)
    return before.value + share * (after.value - before.value)
  })
}
