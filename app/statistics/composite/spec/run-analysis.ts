import { availability } from '../analyses/describe/availability.ts'
import { bands } from '../analyses/describe/bands.ts'
import { change } from '../analyses/describe/change.ts'
import { panelImputation } from '../analyses/describe/panel-imputation.ts'
import { statistics } from '../analyses/describe/statistics.ts'
import { treatmentSummary } from '../analyses/describe/treatment-summary.ts'
import { correlation } from '../analyses/relations/correlation.ts'
import { correlationFamily } from '../analyses/relations/correlation-family.ts'
import { correlationFlags } from '../analyses/relations/correlation-flags.ts'
import { correlationPValues } from '../analyses/relations/correlation-p-values.ts'
import { alphaIfDeleted, cronbachAlphas } from '../analyses/relations/cronbach-alpha.ts'
import { factorWeights } from '../analyses/relations/factor-weights.ts'
import { pca } from '../analyses/relations/pca.ts'
import { pcaWeights } from '../analyses/relations/pca-weights.ts'
import { bandProbability } from '../analyses/survey/band-probability.ts'
import { poolWaves } from '../analyses/survey/pool-waves.ts'
import { rankConfidence } from '../analyses/survey/rank-confidence.ts'
import { sampleSizes } from '../analyses/survey/sample-size.ts'
import { samplingError } from '../analyses/survey/sampling-error.ts'
import { shrinkage } from '../analyses/survey/shrinkage.ts'
import { factorialSobolOf } from '../analyses/uncertainty/factorial-sobol.ts'
import { samplingErrorMonteCarlo } from '../analyses/uncertainty/sampling-error-monte-carlo.ts'
import { sobolEstimator } from '../analyses/uncertainty/sobol-estimator.ts'
import { weightNoiseOf } from '../analyses/uncertainty/weight-noise.ts'
import { weightSpaceOf } from '../analyses/uncertainty/weight-space.ts'
import { analyticHierarchy } from '../analyses/weights/analytic-hierarchy.ts'
import { balancedWeights } from '../analyses/weights/balanced-weights.ts'
import { benefitOfDoubts } from '../analyses/weights/benefit-of-doubt.ts'
import { compareRankings } from '../analyses/weights/compare-rankings.ts'
import { effectiveWeights } from '../analyses/weights/effective-weights.ts'
import { outranking } from '../analyses/weights/outranking.ts'
import { removeElement } from '../analyses/weights/remove-element.ts'
import type { AnalysisSpec } from './analysis-spec.ts'
import type { Run } from './run.ts'

type Analyst = {
  [Type in AnalysisSpec['type']]: (analysis: Extract<AnalysisSpec, { type: Type }>, run: Run) => unknown
}

/** The function behind every type of analysis. */
const ANALYSES: Analyst = {
  treatmentSummary,
  statistics,
  availability,
  panelImputation,
  bands,
  change,
  correlation,
  correlationPValues,
  correlationFamily,
  correlationFlags,
  cronbachAlpha: cronbachAlphas,
  alphaIfDeleted,
  pca,
  pcaWeights,
  factorWeights,
  effectiveWeights,
  removeElement,
  balancedWeights,
  compareRankings,
  outranking,
  benefitOfDoubt: benefitOfDoubts,
  analyticHierarchy,
  weightNoise: weightNoiseOf,
  factorialSobol: factorialSobolOf,
  sobolEstimator,
  weightSpace: weightSpaceOf,
  samplingErrorMonteCarlo,
  shrinkage,
  samplingError,
  bandProbability,
  rankConfidence,
  poolWaves,
  sampleSize: sampleSizes,
}

/** Carries out one analysis on a finished pipeline. */
export function runAnalysis(analysis: AnalysisSpec, run: Run): unknown {
  const analyse = ANALYSES[analysis.type] as (analysis: AnalysisSpec, run: Run) => unknown
  return analyse(analysis, run)
}
