import { Refusal } from '#app/statistics/refusal.ts'
import { columnOf, rowsByLabel, withColumns, type Dataset } from '../spec/dataset.ts'
import type { FrameworkNode } from '../spec/framework.ts'
import type { Run } from '../spec/run.ts'
import { normaliseColumn, type NormaliseRule } from '../columns/normalise-column.ts'
import type { NormaliseStep } from '../spec/step-spec.ts'

/** Carries out a step `normalise`; scores become missing where a scale has no width. */
export function normalise(input: Dataset, step: NormaliseStep, run: Run): Dataset {
  const columns = run.framework.indicators.map((node): [string, Float64Array] => {
    return [node.code, normaliseIndicator(input, node, step, run).values]
  })
  return withColumns(input, columns)
}

/** One indicator: its scores and, row by row, their slope in the indicator (null where not linear). */
export function normaliseIndicator(
  input: Dataset,
  node: FrameworkNode,
  step: NormaliseStep,
  run: Run,
): { values: Float64Array; slopeAt: (row: number) => number | null } {
  const rule = step.byIndicator?.[node.code] ?? step.default
  checkRule(rule, node, run)
  const column = columnOf(input, node.code)
  const inReference = referenceRows(input, step, run)
  const score = (values: Float64Array, rows: number[] | null) =>
    normaliseColumn(values, node.direction, rule, {
      scaleRows: inReference && Array.from(values.keys()).filter((at) => inReference(rows?.[at] ?? at)),
      unitRow: (unit) => {
        const row = input.units.indexOf(unit)
        return rows ? rows.indexOf(row) : row
      },
    })
  if (step.by === undefined) {
    const { values, slope } = score(column, null)
    return { values, slopeAt: () => slope }
  }

  const values = new Float64Array(column.length).fill(NaN)
  const slopes = new Array<number | null>(column.length).fill(null)
  for (const rows of rowsByLabel(run.source.labels(step.by, input.units)).values()) {
    const scored = score(
      Float64Array.from(rows, (row) => column[row] ?? NaN),
      rows,
    )
    rows.forEach((row, at) => {
      values[row] = scored.values[at] ?? NaN
      slopes[row] = scored.slope
    })
  }
  return { values, slopeAt: (row) => slopes[row] ?? null }
}

function referenceRows(
  input: Dataset,
  { reference }: NormaliseStep,
  run: Run,
): ((row: number) => boolean) | null {
  if (!reference) return null
  const labels = run.source.labels(reference.column, input.units)
  if (!labels.includes(String(reference.value))) {
    const message = `No unit has ${String(reference.value)} in ${reference.column}, so there is no scale.`
    throw new Refusal('NO_REFERENCE_ROWS', { ...reference }, message)
  }
  return (row) => labels[row] === String(reference.value)
}

function checkRule(rule: NormaliseRule, { code }: FrameworkNode, run: Run): void {
  if ((rule.method === 'goalposts' || rule.method === 'scale') && !(rule.high > rule.low)) {
    const message = `The low goalpost of ${code} is not below its high goalpost.`
    throw new Refusal('GOALPOSTS_EQUAL', { node: code, low: rule.low, high: rule.high }, message)
  }
  if (rule.method === 'distanceToReference' && !run.source.units.includes(rule.unit)) {
    throw new Refusal('UNKNOWN_UNIT', { unit: rule.unit }, `The data have no unit ${rule.unit}.`)
  }
}
