import { z } from 'zod'

const share = z.number().min(0).max(1)
const ties = z.enum(['min', 'average', 'max'])
const shift = z.number().optional()

const normaliseRuleSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('minMax'), range: z.array(z.number()).length(2).optional(), shift }),
  z.object({ method: z.literal('zScore'), mean: z.number().optional(), sd: z.number().optional(), shift }),
  z.object({
    method: z.literal('goalposts'),
    low: z.number(),
    high: z.number(),
    scale: z.number().optional(),
    truncate: z.boolean().optional(),
    shift,
  }),
  z.object({
    method: z.literal('scale'),
    low: z.number(),
    high: z.number(),
    factor: z.number().optional(),
    shift,
  }),
  z.object({ method: z.enum(['rank', 'percentileRank', 'borda']), ties: ties.optional(), shift }),
  z.object({ method: z.enum(['distanceToMax', 'fractionOfMax', 'none']), shift }),
  z.object({
    method: z.literal('distanceToReference'),
    unit: z.string(),
    cap: z.boolean().optional(),
    shift,
  }),
  z.object({ method: z.literal('distanceToTarget'), target: z.number(), cap: z.boolean().optional(), shift }),
])

const outlierFunction = z.object({
  method: z.enum(['winsorise', 'logShift', 'logShiftOne', 'logShiftSigned']),
  maxPoints: z.number().int().min(0).nullish(),
  force: z.boolean().optional(),
})
const treatmentRule = z.object({
  test: z.object({ skew: z.number(), kurtosis: z.number() }),
  first: outlierFunction,
  second: outlierFunction.nullable().optional(),
})

const meanMethod = z.enum(['arithmetic', 'geometric', 'harmonic', 'generalised', 'median', 'mazziottaPareto'])

const frame = {
  in: z.string(),
  out: z.string(),
  expect: z.union([z.enum(['all', 'aggregates', 'changed', 'none']), z.array(z.string())]).optional(),
}

/** The weights an aggregation or a comparison uses; a negative one is refused where its node can be named. */
export const weightsSchema = z.union([z.enum(['framework', 'equal']), z.record(z.string(), z.number())])

/** One step of the pipeline; unknown keys are let through unread. */
export const stepSchema = z.discriminatedUnion('step', [
  z.object({ ...frame, step: z.literal('denominate') }),
  z.object({
    ...frame,
    step: z.literal('transform'),
    byIndicator: z.record(z.string(), z.enum(['ln', 'log10', 'sqrt'])),
  }),
  z.object({
    ...frame,
    step: z.literal('screen'),
    rule: z.enum(['availability', 'nonZero', 'both']),
    minAvailability: share.optional(),
    minNonZero: share.optional(),
    forceInclude: z.array(z.string()).optional(),
    forceExclude: z.array(z.string()).optional(),
  }),
  z.object({
    ...frame,
    step: z.literal('impute'),
    method: z.enum(['mean', 'median', 'groupMean', 'groupMedian', 'rowMean', 'rowMedian']),
    group: z.string().optional(),
    withinLevel: z.number().int().optional(),
  }),
  z.object({
    ...frame,
    step: z.literal('treat'),
    default: treatmentRule,
    byIndicator: z.record(z.string(), z.union([z.literal('none'), treatmentRule.partial()])).optional(),
    combine: z.boolean().optional(),
  }),
  z.object({
    ...frame,
    step: z.literal('normalise'),
    default: normaliseRuleSchema,
    byIndicator: z.record(z.string(), normaliseRuleSchema).optional(),
    by: z.string().optional(),
    reference: z.object({ column: z.string(), value: z.union([z.string(), z.number()]) }).optional(),
  }),
  z.object({ ...frame, step: z.literal('suppress'), minEffectiveSample: z.number() }),
  z.object({ ...frame, step: z.literal('shrink') }),
  z
    .object({
      ...frame,
      step: z.literal('aggregate'),
      method: z.union([meanMethod, z.array(meanMethod).min(1)]),
      weights: weightsSchema.optional(),
      minAvailability: z.union([share, z.array(share).min(1)]).optional(),
      p: z.number().optional(),
      penalty: z.enum(['downward', 'upward']).optional(),
    })
    .refine(({ method, p }) => ![method].flat().includes('generalised') || (p !== undefined && p !== 0), {
      path: ['p'],
      message: 'the generalised mean needs an exponent p that is not 0',
    })
    .refine(({ method, penalty }) => ![method].flat().includes('mazziottaPareto') || penalty !== undefined, {
      path: ['penalty'],
      message: 'the Mazziotta-Pareto mean needs a penalty, downward or upward',
    }),
  z.object({
    ...frame,
    step: z.literal('rank'),
    nodes: z.union([z.enum(['aggregates', 'indicators', 'all']), z.array(z.string())]),
    order: z.enum(['ascending', 'descending']).optional(),
    ties: ties.optional(),
    by: z.string().optional(),
  }),
])
