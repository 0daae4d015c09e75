import { columnOf } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { bandsOf } from '#app/statistics/composite/ranking/bands.ts'

/** The band of every unit: the first whose minimum is reached. */
export interface BandsAnalysis {
  type: 'bands'
  in: string
  node: string
  bands: { code: string; min: number }[]
}

export interface BandsResult {
  units: string[]
  band: (string | null)[]
  counts: Record<string, number>
}

export function bands(analysis: BandsAnalysis, run: Run): BandsResult {
  const dataset = datasetOf(run, analysis.in)
  const scores = Array.from(columnOf(dataset, analysis.node), (value) => (Number.isNaN(value) ? null : value))
  const cuts = analysis.bands.toSorted((a, b) => b.min - a.min)
  const band = bandsOf(scores, { by: 'score', cuts })
  const counts = analysis.bands.map(({ code }) => [code, band.filter((own) => own === code).length])
  return { units: dataset.units, band, counts: Object.fromEntries(counts) as Record<string, number> }
}
