import type { CheckedDesign, CheckedStep, EstimateReport } from '#app/survey/reports/check-report.ts'
import { prepareAnalysis, type Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { runRequest } from '#app/statistics/estimation/requests/run-request.ts'
import { readSpec } from '#app/statistics/estimation/spec/read-spec.ts'
import type { Spec } from '#app/statistics/estimation/spec/spec.ts'
import { summariseWeights } from '#app/statistics/weighting/summarise-weights.ts'
import { surveyTable } from '#app/services/analysis/run/survey-table.ts'
import { printed, type CheckOutcome } from '../check-input.ts'
import { showEstimates } from './show-estimates.ts'
import { estimateCsv } from './tidy-csv.ts'
import { weightsPicture } from './weights-picture.ts'

/**
 * Survey estimates from a parsed specification and its CSV.
 *
 * @throws Refusal from readSpec, surveyTable and runRequest
 */
export function checkEstimates(content: unknown, csv: string): CheckOutcome {
  const spec = readSpec(content)
  const table = surveyTable(csv, spec.columns)
  const result = runRequest(spec, table)
  // once more without replicates and estimates, which is cheap: the weights before and after, and the design
  const sample = prepareAnalysis(withoutReplicates(spec), table)
  const base = sample.design.weights
  const asked = content as { title?: unknown; estimates?: unknown[] }
  const report: EstimateReport = {
    kind: 'estimate',
    title: typeof asked.title === 'string' ? asked.title : null,
    design: describeDesign(spec, sample, result.design.df),
    steps: [{ step: 'base', ...summariseWeights(base) }, ...result.steps].map(showStep),
    picture: weightsPicture(base, sample.weights),
    estimates: showEstimates(asked.estimates ?? [], result.estimates),
  }
  const { estimates } = result
  return {
    outcome: 'ok',
    report,
    json: printed({ outcome: 'ok', ...result }),
    csv: estimateCsv(spec.estimates, estimates),
  }
}

/** With replicate weights given as columns, the design's other columns play no part. */
function withoutReplicates(spec: Spec): Spec {
  const given = spec.replicates?.source === 'columns'
  const design = given ? { ...spec.design, ids: null, strata: null, fpc: null } : spec.design
  return { ...spec, design, replicates: null, estimates: [] }
}

function describeDesign({ design, replicates }: Spec, sample: Analysis, df: number | null): CheckedDesign {
  const given = replicates?.source === 'columns'
  return {
    rows: sample.table.n,
    stages: given
      ? []
      : sample.design.stages.map(({ clusters, stratumNames, populationSizes }) => ({
          units: new Set(clusters).size,
          strata: stratumNames.length,
          corrected: populationSizes !== null,
        })),
    ids: design.ids?.join(', ') ?? null,
    strata: design.strata?.join(', ') ?? null,
    weights: design.weights ?? design.probs?.join(', ') ?? null,
    lonelyPsu: design.lonelyPsu,
    replicates: replicates && {
      type: replicates.type,
      count: given ? replicates.columns.length : replicates.type === 'bootstrap' ? replicates.count : null,
    },
    df,
  }
}

function showStep({ step, ...summary }: { step: string } & object): CheckedStep {
  const figures = Object.entries(summary).filter(([, value]) => typeof value === 'number')
  return { step, figures: Object.fromEntries(figures) as Record<string, number> }
}
