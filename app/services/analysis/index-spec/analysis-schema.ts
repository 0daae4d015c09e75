import { z } from 'zod'
import { weightsSchema } from './step-schema.ts'

const id = z.string()
const codes = z.array(z.string()).min(1)
const level = z.number().gt(0).lt(1).optional()
const replications = z.number().int().positive().optional()
const correlationMethod = z.enum(['pearson', 'spearman', 'kendall']).optional()
/** The last band may have no minimum: it takes the rest. */
const bandList = z
  .array(
    z.object({
      code: z.string(),
      min: z
        .number()
        .nullish()
        .transform((min) => min ?? -Infinity),
    }),
  )
  .min(1)
const read = z.string()

const describing = [
  z.object({ id, type: z.literal('treatmentSummary'), of: read }),
  z.object({ id, type: z.literal('statistics'), in: read, codes: codes.optional() }),
  z.object({ id, type: z.literal('availability'), in: read }),
  z.object({
    id,
    type: z.literal('panelImputation'),
    dataset: z.string().optional(),
    file: z.string().optional(),
    unitId: z.string(),
    time: z.string(),
    variants: z.array(
      z.object({
        id,
        method: z.enum(['latest', 'linear', 'constant']),
        maxAge: z.number().optional(),
      }),
    ),
  }),
  z.object({ id, type: z.literal('bands'), in: read, node: z.string(), bands: bandList }),
  z.object({
    id,
    type: z.literal('change'),
    in: read,
    node: z.string(),
    entity: z.string(),
    time: z.string(),
  }),
] as const

const relations = [
  z.object({
    id,
    type: z.literal('correlation'),
    in: read,
    codes,
    with: codes.optional(),
    method: correlationMethod,
  }),
  z.object({
    id,
    type: z.literal('correlationPValues'),
    in: read,
    codes,
    method: correlationMethod,
  }),
  z.object({ id, type: z.literal('correlationFamily'), in: read, method: correlationMethod }),
  z.object({
    id,
    type: z.literal('correlationFlags'),
    in: read,
    threshold: z.number(),
    side: z.enum(['above', 'below']),
  }),
  z.object({ id, type: z.literal('cronbachAlpha'), in: read, parents: codes }),
  z.object({ id, type: z.literal('alphaIfDeleted'), in: read, codes }),
  z.object({ id, type: z.literal('pca'), in: read, codes: codes.optional(), parent: z.string().optional() }),
  z.object({ id, type: z.literal('pcaWeights'), in: read, level: z.number().int().positive() }),
  z.object({ id, type: z.literal('factorWeights'), in: read, codes, factors: z.number().int().positive() }),
] as const

const weights = [
  z.object({ id, type: z.literal('effectiveWeights') }),
  z.object({
    id,
    type: z.literal('removeElement'),
    aggregation: read,
    level: z.number().int(),
    target: z.string(),
  }),
  z.object({
    id,
    type: z.literal('balancedWeights'),
    aggregation: read,
    level: z.number().int().optional(),
    target: z.string(),
    method: correlationMethod,
  }),
  z.object({ id, type: z.literal('compareRankings'), of: z.array(z.string()).length(2), node: z.string() }),
  z.object({ id, type: z.literal('outranking'), in: read, codes, weights: weightsSchema.optional() }),
  z.object({
    id,
    type: z.literal('benefitOfDoubt'),
    in: read,
    codes,
    minShare: z.number().optional(),
    maxShare: z.number().optional(),
  }),
  z.object({
    id,
    type: z.literal('analyticHierarchy'),
    codes,
    matrix: z.array(z.array(z.union([z.number(), z.string()]))),
    randomIndex: z.number(),
  }),
] as const

const uncertainty = [
  z.object({
    id,
    type: z.literal('weightNoise'),
    aggregation: read,
    target: z.string(),
    noise: z.array(z.object({ level: z.number().int(), factor: z.number() })),
    minReplications: replications,
  }),
  z.object({
    id,
    type: z.literal('factorialSobol'),
    target: z.string(),
    aggregation: z.string().optional(),
    output: z.literal('meanAbsoluteRankShift').optional(),
    nominal: z.record(z.string(), z.unknown()),
    factors: z.array(z.object({ id, levels: z.array(z.unknown()).min(1) })).min(1),
  }),
  z.object({
    id,
    type: z.literal('sobolEstimator'),
    N: z.number().int().positive(),
    factors: codes,
    y: z.array(z.number()),
  }),
  z.object({ id, type: z.literal('weightSpace'), in: read, codes, minReplications: replications }),
  z.object({
    id,
    type: z.literal('samplingErrorMonteCarlo'),
    aggregation: read,
    target: z.string(),
    minReplications: replications,
  }),
] as const

const survey = [
  z.object({ id, type: z.literal('shrinkage'), in: read }),
  z.object({ id, type: z.literal('samplingError'), aggregation: read, targets: codes, level }),
  z.object({
    id,
    type: z.literal('bandProbability'),
    aggregation: read,
    target: z.string(),
    bands: bandList,
  }),
  z.object({
    id,
    type: z.literal('rankConfidence'),
    in: z.string().optional(),
    of: z.string().optional(),
    estimate: z.string().optional(),
    standardError: z.string().optional(),
    aggregation: z.string().optional(),
    target: z.string().optional(),
    level,
    bootstrap: z.boolean().optional(),
  }),
  z.object({
    id,
    type: z.literal('poolWaves'),
    file: z.string(),
    weights: z.record(z.string(), z.number().min(0)),
    unitId: z.string().optional(),
  }),
  z.object({
    id,
    type: z.literal('sampleSize'),
    cases: z.array(
      z.object({
        level: z.number(),
        sd: z.number(),
        margin: z.number(),
        designEffect: z.number().optional(),
        population: z.number().positive().optional(),
      }),
    ),
  }),
] as const

/** One analysis; unknown keys are let through unread. */
export const analysisSchema = z.discriminatedUnion('type', [
  ...describing,
  ...relations,
  ...weights,
  ...uncertainty,
  ...survey,
])
