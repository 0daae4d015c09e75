import { Refusal } from '../../refusal.ts'
import { summariseWeights } from '../../weighting/summarise-weights.ts'
import type { Table } from '../spec/columns.ts'
import type { EstimateOf, EstimateSpec, Spec } from '../spec/spec.ts'
import { prepareAnalysis, type Analysis } from './analysis.ts'
import { domainsOf } from './domains.ts'
import { aggregateRows } from './combined/aggregate-rows.ts'
import { compareRows } from './combined/compare-rows.ts'
import { estimateContrast } from './combined/estimate-contrast.ts'
import { estimateSmallAreas } from './combined/estimate-small-areas.ts'
import { estimateDistribution } from './estimates/estimate-distribution.ts'
import { estimateLinear } from './estimates/estimate-linear.ts'
import { estimateProportion } from './estimates/estimate-proportion.ts'
import { estimateQuantile } from './estimates/estimate-quantile.ts'
import { estimateRegression } from './estimates/estimate-regression.ts'
import { estimateVariance } from './estimates/estimate-variance.ts'
import { masked } from './estimate-targets.ts'
import type { EstimateResult } from './result.ts'
import { testDifference } from './tests/test-difference.ts'
import { testIndependence } from './tests/test-independence.ts'

/** Above this many rows only the first weights are listed. */
const LISTED_WEIGHTS = 300
const HEAD = 50

/** The answer to a specification. */
export interface RequestResult {
  formatVersion: 1
  design: { df: number | null }
  weights: Record<string, unknown>
  steps: Analysis['steps']
  estimates: Record<string, EstimateResult>
}

/**
 * Computes everything a specification asks for. Nothing is returned unless everything could be computed
 * or is honestly not available (null).
 *
 * @throws Refusal with code and place
 */
export function runRequest(spec: Spec, table: Table): RequestResult {
  if (table.n === 0) throw new Refusal('NO_RESPONDENTS')
  const analysis = prepareAnalysis(spec, table)
  const { weights } = analysis
  const listed = table.n > LISTED_WEIGHTS ? { head: [...weights.slice(0, HEAD)] } : { values: [...weights] }
  const estimates = Object.fromEntries(
    spec.estimates.map((estimate) => [estimate.id, runEstimate(analysis, estimate, spec.estimates)]),
  )
  const result: RequestResult = {
    formatVersion: 1,
    design: { df: analysis.designDf },
    weights: { ...summariseWeights(weights), ...listed },
    steps: analysis.steps,
    estimates,
  }
  refuseUnprintable(result, '')
  return result
}

function runEstimate(analysis: Analysis, spec: EstimateSpec, all: EstimateSpec[]): EstimateResult {
  switch (spec.statistic) {
    case 'mean':
    case 'total':
    case 'ratio':
      return estimateLinear(analysis, spec)
    case 'proportion':
      return estimateProportion(analysis, spec)
    case 'variance':
      return estimateVariance(analysis, spec)
    case 'quantile':
      return estimateQuantile(analysis, spec)
    case 'weights':
      return describeWeights(analysis, spec)
    case 'contrast':
      return estimateContrast(analysis, spec, all)
    case 'distribution':
      return estimateDistribution(analysis, spec)
    case 'comparisons':
      return compareRows(analysis, spec, all)
    case 'aggregate':
      return aggregateRows(analysis, spec, all)
    case 'smallAreas':
      return estimateSmallAreas(analysis, spec, all)
    case 'ttest':
      return testDifference(analysis, spec)
    case 'chisq':
      return testIndependence(analysis, spec)
    case 'regression':
      return estimateRegression(analysis, spec)
  }
}

const NO_WEIGHTS = {
  n: 0,
  sum: 0,
  sumOfSquares: 0,
  min: null,
  max: null,
  cv: null,
  kishDeff: null,
  effectiveN: null,
}

function describeWeights({ table, weights }: Analysis, spec: EstimateOf<'weights'>): EstimateResult {
  const rows = domainsOf(table, spec, weights).map(({ by, inside }) => ({
    ...(by && { by }),
    ...(summariseWeights(masked(weights, inside)) ?? NO_WEIGHTS),
  }))
  return { rows }
}

/** No NaN and no Infinity leaves the statistics: what is left of them is an overflow, and is named. */
function refuseUnprintable(value: unknown, path: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Refusal('OVERFLOW', { path })
  if (Array.isArray(value)) value.forEach((item, i) => refuseUnprintable(item, `${path}[${i}]`))
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value))
      refuseUnprintable(item, path === '' ? key : `${path}.${key}`)
  }
}
