import type { AvailabilityAnalysis } from '../analyses/describe/availability.ts'
import type { BandsAnalysis } from '../analyses/describe/bands.ts'
import type { ChangeAnalysis } from '../analyses/describe/change.ts'
import type { PanelImputationAnalysis } from '../analyses/describe/panel-imputation.ts'
import type { StatisticsAnalysis } from '../analyses/describe/statistics.ts'
import type { TreatmentSummaryAnalysis } from '../analyses/describe/treatment-summary.ts'
import type { CorrelationAnalysis } from '../analyses/relations/correlation.ts'
import type { CorrelationFamilyAnalysis } from '../analyses/relations/correlation-family.ts'
import type { CorrelationFlagsAnalysis } from '../analyses/relations/correlation-flags.ts'
import type { CorrelationPValuesAnalysis } from '../analyses/relations/correlation-p-values.ts'
import type { AlphaIfDeletedAnalysis, CronbachAlphaAnalysis } from '../analyses/relations/cronbach-alpha.ts'
import type { FactorWeightsAnalysis } from '../analyses/relations/factor-weights.ts'
import type { PcaAnalysis } from '../analyses/relations/pca.ts'
import type { PcaWeightsAnalysis } from '../analyses/relations/pca-weights.ts'
import type { BandProbabilityAnalysis } from '../analyses/survey/band-probability.ts'
import type { PoolWavesAnalysis } from '../analyses/survey/pool-waves.ts'
import type { RankConfidenceAnalysis } from '../analyses/survey/rank-confidence.ts'
import type { SampleSizeAnalysis } from '../analyses/survey/sample-size.ts'
import type { SamplingErrorAnalysis } from '../analyses/survey/sampling-error.ts'
import type { ShrinkageAnalysis } from '../analyses/survey/shrinkage.ts'
import type { FactorialSobolAnalysis } from '../analyses/uncertainty/factorial-sobol.ts'
import type { SamplingErrorMonteCarloAnalysis } from '../analyses/uncertainty/sampling-error-monte-carlo.ts'
import type { SobolEstimatorAnalysis } from '../analyses/uncertainty/sobol-estimator.ts'
import type { WeightNoiseAnalysis } from '../analyses/uncertainty/weight-noise.ts'
import type { WeightSpaceAnalysis } from '../analyses/uncertainty/weight-space.ts'
import type { AnalyticHierarchyAnalysis } from '../analyses/weights/analytic-hierarchy.ts'
import type { BalancedWeightsAnalysis } from '../analyses/weights/balanced-weights.ts'
import type { BenefitOfDoubtAnalysis } from '../analyses/weights/benefit-of-doubt.ts'
import type { CompareRankingsAnalysis } from '../analyses/weights/compare-rankings.ts'
import type { EffectiveWeightsAnalysis } from '../analyses/weights/effective-weights.ts'
import type { OutrankingAnalysis } from '../analyses/weights/outranking.ts'
import type { RemoveElementAnalysis } from '../analyses/weights/remove-element.ts'

/** A further result of a case, printed under its `id`. */
export type AnalysisSpec = { id: string } & (
  | TreatmentSummaryAnalysis
  | StatisticsAnalysis
  | AvailabilityAnalysis
  | PanelImputationAnalysis
  | BandsAnalysis
  | ChangeAnalysis
  | CorrelationAnalysis
  | CorrelationPValuesAnalysis
  | CorrelationFamilyAnalysis
  | CorrelationFlagsAnalysis
  | CronbachAlphaAnalysis
  | AlphaIfDeletedAnalysis
  | PcaAnalysis
  | PcaWeightsAnalysis
  | FactorWeightsAnalysis
  | EffectiveWeightsAnalysis
  | RemoveElementAnalysis
  | BalancedWeightsAnalysis
  | CompareRankingsAnalysis
  | OutrankingAnalysis
  | BenefitOfDoubtAnalysis
  | AnalyticHierarchyAnalysis
  | WeightNoiseAnalysis
  | FactorialSobolAnalysis
  | SobolEstimatorAnalysis
  | WeightSpaceAnalysis
  | SamplingErrorMonteCarloAnalysis
  | ShrinkageAnalysis
  | SamplingErrorAnalysis
  | BandProbabilityAnalysis
  | RankConfidenceAnalysis
  | PoolWavesAnalysis
  | SampleSizeAnalysis
)
