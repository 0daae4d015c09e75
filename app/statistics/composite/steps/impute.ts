import { Refusal } from '#app/statistics/refusal.ts'
import { meanOf, rangeOf } from '../columns/moments.ts'
import { medianOf } from '../columns/quantile.ts'
import { columnOf, withColumns, type Dataset } from '../spec/dataset.ts'
import { nodesAtLevel, rowsByGroup } from '../spec/lookup.ts'
import type { Framework } from '../spec/framework.ts'
import type { Run } from '../spec/run.ts'
import type { ImputeStep } from '../spec/step-spec.ts'

/**
 * Carries out a step `impute`; a cell stays missing where there is nothing to fill it from.
 *
 * @throws Refusal INVALID_SPEC without the column that makes the groups, UNKNOWN_LEVEL
 */
export function impute(input: Dataset, step: ImputeStep, run: Run): Dataset {
  const centre = step.method.toLowerCase().endsWith('median') ? medianOf : meanOf
  if (step.method === 'rowMean' || step.method === 'rowMedian') {
    if (step.withinLevel !== undefined) nodesAtLevel(run.framework, step.withinLevel)
    return imputeRows(input, run.framework, step.withinLevel, centre)
  }
  const groups = groupsOf(input, step, run)
  const columns = run.framework.indicators.map(({ code }): [string, Float64Array] => {
    const column = columnOf(input, code)
    const filled = Float64Array.from(column)
    for (const rows of groups) {
      const fill = centre(Float64Array.from(rows, (row) => column[row] ?? NaN))
      for (const row of rows) if (Number.isNaN(column[row] ?? NaN)) filled[row] = fill
    }
    return [code, filled]
  })
  return withColumns(input, columns)
}

function groupsOf(input: Dataset, step: ImputeStep, run: Run): number[][] {
  if (step.method === 'mean' || step.method === 'median') return [Array.from(input.units.keys())]
  if (step.group !== undefined) return rowsByGroup(run, step.group, input.units)
  const message = `The imputation "${step.method}" needs the column that makes the groups.`
  throw new Refusal('INVALID_SPEC', { missing: 'group' }, message)
}

/**
 * Row imputation: multiply by direction, min-max each indicator to 0-1 over all units, take the centre of the unit's
 * available indicators that share the ancestor, and turn it back with the indicator's own range.
 */
function imputeRows(
  input: Dataset,
  framework: Framework,
  withinLevel: number | undefined,
  centre: (values: Float64Array) => number,
): Dataset {
  const scales = framework.indicators.map(({ code, direction }) => {
    const column = columnOf(input, code)
    const turned = column.map((value) => value * direction)
    const { min, max } = rangeOf(turned)
    const family = framework.ancestorsOf(code).find(({ level }) => level === withinLevel)?.code ?? ''
    return {
      code,
      direction,
      column,
      min,
      range: max - min,
      family,
      scaled: turned.map((z) => (z - min) / (max - min)),
    }
  })
  const columns = scales.map((scale): [string, Float64Array] => {
    const family = scales.filter((other) => withinLevel === undefined || other.family === scale.family)
    const filled = scale.column.map((value, row) => {
      if (!Number.isNaN(value)) return value
      const level = centre(Float64Array.from(family, ({ scaled }) => scaled[row] ?? NaN))
      return (level * scale.range + scale.min) * scale.direction
    })
    return [scale.code, filled]
  })
  return withColumns(input, columns)
}
