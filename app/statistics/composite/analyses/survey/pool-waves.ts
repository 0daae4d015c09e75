import { byCodePoint, numberColumn, orNull, textColumn } from '../../spec/dataset.ts'
import { tableOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'

/** One figure from several waves: columns `mean_<wave>` and `se_<wave>` of a file. */
export interface PoolWavesAnalysis {
  type: 'poolWaves'
  file: string
  /** per wave; the weights of missing waves are dropped */
  weights: Record<string, number>
  unitId?: string | undefined
}

export interface PooledWaves {
  units: string[]
  value: (number | null)[]
  se: (number | null)[]
  /** waves that were there */
  waves: number[]
}

/**
 * Weighted mean of the waves present; waves are independent samples.
 *
 *   value = Σ w x / Σ w,   se = √(Σ w² se²) / Σ w
 */
export function poolWaves(analysis: PoolWavesAnalysis, run: Run): PooledWaves {
  const table = tableOf(run, analysis.file)
  const units = textColumn(table, analysis.unitId ?? 'unit')
  const waves = Object.entries(analysis.weights).map(([wave, weight]) => ({
    weight,
    mean: numberColumn(table, `mean_${wave}`),
    se: numberColumn(table, `se_${wave}`),
  }))
  const pooled = units.map((unit, row) => {
    let total = 0
    let sum = 0
    let variance = 0
    let count = 0
    for (const { weight, mean, se } of waves) {
      const value = mean[row] ?? NaN
      if (Number.isNaN(value)) continue
      total += weight
      sum += weight * value
      variance += (weight * (se[row] ?? NaN)) ** 2
      count++
    }
    return { unit, value: orNull(sum / total), se: orNull(Math.sqrt(variance) / total), waves: count }
  })
  pooled.sort((a, b) => byCodePoint(a.unit, b.unit))
  return {
    units: pooled.map(({ unit }) => unit),
    value: pooled.map(({ value }) => value),
    se: pooled.map(({ se }) => se),
    waves: pooled.map((row) => row.waves),
  }
}
