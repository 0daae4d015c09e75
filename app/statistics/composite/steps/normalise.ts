import { Refusal } from '#app/statistics/refusal.ts'
import { columnOf, withColumns, type Dataset } from '../spec/dataset.ts'
import type { FrameworkNode } from '../spec/framework.ts'
import { rowsByGroup } from '../spec/lookup.ts'
import type { Run } from '../spec/run.ts'
import { warnOfUnknownNodes } from '../spec/warn.ts'
import { normaliseColumn, type NormalisedColumn, type NormaliseRule } from '../columns/normalise-column.ts'
import type { NormaliseStep } from '../spec/step-spec.ts'

/**
 * Carries out a step `normalise` on every node the data set holds: the indicators, and the nodes above them where an
 * earlier step has computed these. Scores become missing where a scale has no width.
 */
export function normalise(input: Dataset, step: NormaliseStep, run: Run): Dataset {
  warnOfUnknownNodes(run, Object.keys(step.byIndicator ?? {}))
  const columns: [string, Float64Array][] = []
  for (const node of run.framework.nodes) {
    if (node.level > 1 && !input.values.has(node.code)) continue
    columns.push([node.code, normaliseNode(input, node, step, run).values])
  }
  return withColumns(input, columns)
}

/** Scores and how they change per unit of the value; null where they are not linear in it. */
interface NormalisedNode {
  values: Float64Array
  /** one for all rows, or row by row where groups have scales of their own */
  slope: number | null | (number | null)[]
}

/** One node under a step. */
export function normaliseNode(
  input: Dataset,
  node: FrameworkNode,
  step: NormaliseStep,
  run: Run,
): NormalisedNode {
  const rule = step.byIndicator?.[node.code] ?? step.default
  checkRule(rule, node, run)
  const column = columnOf(input, node.code)
  const scaleRows = referenceRows(input, step, run)
  if (step.by === undefined) {
    const unitRow = rule.method === 'distanceToReference' ? rowOfUnit(input) : nowhere
    return normaliseColumn(column, node.direction, rule, { scaleRows, unitRow })
  }
  const groups = rowsByGroup(run, step.by, input.units)
  return byGroup(column, groups, (values, rows) =>
    normaliseColumn(values, node.direction, rule, {
      scaleRows: scaleRows && scaleRows.map((row) => rows.indexOf(row)).filter((at) => at >= 0),
      unitRow: (unit) => rows.indexOf(input.units.indexOf(unit)),
    }),
  )
}

/** Every group of rows on a scale of its own; a row in no group has no score. */
function byGroup(
  column: Float64Array,
  groups: number[][],
  score: (values: Float64Array, rows: number[]) => NormalisedColumn,
): NormalisedNode {
  const values = new Float64Array(column.length).fill(NaN)
  const slope = new Array<number | null>(column.length).fill(null)
  for (const rows of groups) {
    const own = Float64Array.from(rows, (row) => column[row] ?? NaN)
    const scored = score(own, rows)
    rows.forEach((row, at) => {
      values[row] = scored.values[at] ?? NaN
      slope[row] = scored.slope
    })
  }
  return { values, slope }
}

function rowOfUnit(input: Dataset): (unit: string) => number {
  return (unit) => input.units.indexOf(unit)
}

function nowhere(): number {
  return -1
}

function referenceRows(input: Dataset, { reference }: NormaliseStep, run: Run): number[] | null {
  if (!reference) return null
  const labels = run.source.labels(reference.column, input.units)
  const rows = labels.flatMap((label, row) => (label === String(reference.value) ? [row] : []))
  if (rows.length > 0) return rows
  const message = `No unit has ${String(reference.value)} in ${reference.column}, so there is no scale.`
  throw new Refusal('NO_REFERENCE_ROWS', { ...reference }, message)
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
