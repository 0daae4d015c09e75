import { Refusal } from '#app/statistics/refusal.ts'
import type { StepSpec } from './step-spec.ts'
import type { Framework, FrameworkNode } from './framework.ts'
import { rowsByLabel, type Dataset, type TextTable } from './dataset.ts'
import type { Run } from './run.ts'
import { warnOnce } from './warn.ts'

/** The data set of a name. @throws Refusal UNKNOWN_DATASET */
export function datasetOf(run: Run, name: string): Dataset {
  const dataset = run.datasets.get(name)
  if (dataset) return dataset
  throw new Refusal('UNKNOWN_DATASET', { dataset: name }, `No step has written the data set ${name}.`)
}

/** The step that wrote a data set, with what it read. @throws Refusal UNKNOWN_DATASET, WRONG_STEP */
export function stepThatWrote<Kind extends StepSpec['step']>(
  run: Run,
  out: string,
  kind: Kind,
): { step: Extract<StepSpec, { step: Kind }>; input: Dataset } {
  const step = run.steps.get(out)
  if (!step || step.step !== kind) {
    const message = `The data set ${out} was not written by a step "${kind}".`
    throw new Refusal('WRONG_STEP', { dataset: out, expected: kind }, message)
  }
  return { step: step as Extract<StepSpec, { step: Kind }>, input: datasetOf(run, step.in) }
}

/** The nodes of a level. @throws Refusal UNKNOWN_LEVEL */
export function nodesAtLevel(framework: Framework, level: number): FrameworkNode[] {
  const nodes = framework.nodes.filter((node) => node.level === level)
  if (nodes.length > 0) return nodes
  throw new Refusal('UNKNOWN_LEVEL', { level }, `The framework has no node on level ${level}.`)
}

/** A further csv file of the specification. @throws Refusal UNKNOWN_FILE */
export function tableOf(run: Run, name: string): TextTable {
  const table = run.tables.get(name)
  if (table) return table
  throw new Refusal('UNKNOWN_FILE', { file: name }, `The file ${name} was not read.`)
}

/**
 * The rows of the units that share a value of a column. Units without a value belong to no group: a warning names them.
 */
export function rowsByGroup(run: Run, column: string, units: string[]): number[][] {
  const groups = rowsByLabel(run.source.labels(column, units))
  const without = (groups.get('') ?? []).map((row) => units[row] ?? '')
  groups.delete('')
  if (without.length > 0) {
    const message = `${without.join(', ')} have no ${column}, so they belong to no group.`
    warnOnce(run, 'NO_GROUP', { column, units: without }, message)
  }
  return [...groups.values()]
}
