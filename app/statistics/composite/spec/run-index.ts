import { Refusal } from '#app/statistics/refusal.ts'
import type { LinearSolver } from '#app/statistics/linear-program.ts'
import { readSurvey } from '../analyses/survey/read-survey.ts'
import type { AnalysisSpec } from './analysis-spec.ts'
import type { TextTable } from './dataset.ts'
import { readFramework, type FrameworkNode } from './framework.ts'
import { printDataset, type PrintedDataset } from './print-dataset.ts'
import { runAnalysis } from './run-analysis.ts'
import { runStep } from './run-step.ts'
import type { Run, Warning } from './run.ts'
import { rawDataset, readSource } from './source.ts'
import { warnOnce } from './warn.ts'
import { warnOfLostCells } from './warn-of-lost-cells.ts'
import type { StepSpec } from './step-spec.ts'

/** A composite index, described: data, tree, steps in order, further results. */
export interface IndexSpec {
  id?: string | undefined
  data: { unitId: string; units?: string[] | undefined }
  framework: { nodes: FrameworkNode[] }
  pipeline?: StepSpec[] | undefined
  analyses?: AnalysisSpec[] | undefined
  survey?: { file: string; withinUnitCorrelation?: number | undefined } | undefined
  /** of every random draw; the same seed gives the same digits */
  seed?: number | undefined
}

/** What the specification names, read from wherever it lies. */
export interface IndexInputs {
  data: TextTable
  /** further csv files by the name the specification uses */
  tables: Map<string, TextTable>
  solver: LinearSolver | null
}

export interface IndexResult {
  case: string
  /** ascending by code point; every array follows it unless its data set has units of its own */
  units: string[]
  datasets: Record<string, PrintedDataset>
  analyses: Record<string, unknown>
  /** what was done as asked but a reader must know */
  warnings: Warning[]
}

const DEFAULT_SEED = 20_080_901

/**
 * Computes a composite index as its specification says: the steps in order, then the analyses.
 *
 * @returns results for printing; a missing or non-finite value is null
 * @throws Refusal with the step or analysis at which it happened
 *
 * Source: OECD/JRC Handbook on Constructing Composite Indicators (2008).
 * Checked: the shared composite cases (R COINr 1.1.14 and published tables).
 */
export function runIndex(spec: IndexSpec, inputs: IndexInputs): IndexResult {
  const framework = readFramework(spec.framework.nodes)
  const source = readSource(inputs.data, spec.data.unitId, spec.data.units ?? null)
  if (source.units.length === 0) throw new Refusal('NO_UNITS', {}, 'The data have no units.')
  const run: Run = {
    framework,
    source,
    datasets: new Map([['raw', rawDataset(source, framework)]]),
    steps: new Map(),
    survey: null,
    tables: inputs.tables,
    warnings: [],
    solver: inputs.solver,
    seed: spec.seed ?? DEFAULT_SEED,
  }
  if (spec.survey) {
    const table = inputs.tables.get(spec.survey.file)
    if (!table) throw new Refusal('UNKNOWN_FILE', { file: spec.survey.file }, 'The survey file was not read.')
    run.survey = readSurvey(table, spec.survey.withinUnitCorrelation ?? 0, framework)
  }
  warnOfRawData(run)

  const datasets: Record<string, PrintedDataset> = {}
  for (const step of spec.pipeline ?? []) {
    const printed = at(run, { step: step.step, out: step.out }, () => carryOut(step, run))
    if (printed) datasets[step.out] = printed
  }
  const analyses: Record<string, unknown> = {}
  for (const analysis of spec.analyses ?? []) {
    if (Object.hasOwn(analyses, analysis.id)) throw refuseTwice(analysis.id)
    analyses[analysis.id] = at(run, { analysis: analysis.id }, () => runAnalysis(analysis, run))
  }
  return { case: spec.id ?? '', units: source.units, datasets, analyses, warnings: run.warnings }
}

function carryOut(step: StepSpec, run: Run): PrintedDataset | null {
  const input = run.datasets.get(step.in)
  if (!input) {
    const message = `No earlier step has written the data set ${step.in}.`
    throw new Refusal('UNKNOWN_DATASET', { dataset: step.in }, message)
  }
  if (run.datasets.has(step.out)) {
    throw new Refusal(
      'DUPLICATE_DATASET',
      { dataset: step.out },
      `The data set ${step.out} is written twice.`,
    )
  }
  const output = runStep(input, step, run)
  warnOfLostCells(step, input, output, run)
  if (output.units.length < input.units.length) warnOfFewUnits(run, output.units)
  run.datasets.set(step.out, output)
  run.steps.set(step.out, step)
  return printDataset(step, input, output, run.source.units, run.framework)
}

/** Adds the place in the specification to a refusal and to what is told on the way. */
function at<T>(run: Run, place: Record<string, unknown>, work: () => T): T {
  const told = run.warnings.length
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.code, { ...place, ...error.at }, error.message)
  } finally {
    for (const warning of run.warnings.slice(told)) warning.at = { ...place, ...warning.at }
  }
}

function refuseTwice(analysis: string): Refusal {
  return new Refusal('DUPLICATE_ANALYSIS', { analysis }, `Two analyses are called ${analysis}.`)
}

function warnOfRawData(run: Run): void {
  warnOfFewUnits(run, run.source.units)
  for (const [node, column] of run.datasets.get('raw')?.values ?? []) {
    if (!column.every(Number.isNaN)) continue
    warnOnce(run, 'EMPTY_COLUMN', { node }, `${node} has no value in any unit.`)
  }
}

function warnOfFewUnits(run: Run, units: string[]): void {
  if (units.length >= 3) return
  const message = `With ${units.length} units (${units.join(', ')}) scales, ranks and correlations say little.`
  warnOnce(run, 'TOO_FEW_UNITS', { units }, message)
}
