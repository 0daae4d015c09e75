import { z } from 'zod'

import type { FrameworkContent } from '#app/survey/framework.ts'

const meanSchema = z.enum(['arithmetic', 'geometric', 'harmonic'])
const weightSchema = z.number().nonnegative()
const byCode = z.record(z.string(), weightSchema)
const NUMBERS_OF_EXPERTS = 30

/** How the weights among siblings come about. */
export const weightRuleSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('framework') }),
  z.object({ method: z.literal('equal') }),
  z.object({ method: z.literal('entered'), weights: byCode }),
  z.object({
    method: z.literal('budget'),
    experts: z.array(z.object({ name: z.string().max(80), points: byCode })).max(NUMBERS_OF_EXPERTS),
  }),
  z.object({ method: z.literal('ahp'), comparisons: z.record(z.string(), z.number().positive()) }),
  z.object({ method: z.literal('pca') }),
  z.object({ method: z.literal('residents'), rule: z.enum(['points', 'first']).optional() }),
])

const normalisationSchema = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('goalposts'),
    goalposts: z
      .record(
        z.string(),
        z.object({ low: z.number(), high: z.number() }).refine(({ low, high }) => low < high),
      )
      .optional(),
  }),
  z.object({ method: z.literal('minMax') }),
  z.object({ method: z.literal('zScore') }),
  z.object({ method: z.literal('percentileRank') }),
  z.object({ method: z.literal('distanceToReference'), city: z.string().min(1) }),
])

const treatmentSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('none') }),
  z.object({
    method: z.enum(['winsorise', 'winsoriseThenLog']),
    maxPoints: z.number().int().min(1).max(20),
    skew: z.number().positive(),
    kurtosis: z.number().positive(),
  }),
])

/**
 * Every choice that makes the index of people scores and objective figures, as data. The statistics read the same
 * shape as `IndexScheme`.
 */
export const schemeSchema = z.object({
  /** the framework version whose tree it fills, such as SMILE@1 */
  framework: z.string().min(1),
  weights: z.object({
    first: weightRuleSchema,
    second: weightRuleSchema,
    indicators: z.enum(['framework', 'equal']),
  }),
  /** λ by second-level index; the framework's where none is given */
  peopleShare: z.record(z.string(), z.number().min(0).max(1)),
  normalisation: normalisationSchema,
  treatment: treatmentSchema,
  aggregation: z.object({ objective: meanSchema, first: meanSchema, index: meanSchema }),
})
export type Scheme = z.infer<typeof schemeSchema>
export type WeightRule = z.infer<typeof weightRuleSchema>

/** A scheme as an analysis was made by it: kept in the recipe, printed on the method card. */
export const recipeSchemeSchema = z.object({
  name: z.string(),
  /** SHA-256 of the scheme */
  hash: z.string(),
  /** YYYY-MM-DD on which it could not be changed any more */
  frozenOn: z.string().nullable(),
  content: schemeSchema,
})
export type RecipeScheme = z.infer<typeof recipeSchemeSchema>

/** The scheme that a framework itself describes: the official one where a wave names no other. */
export function schemeOfFramework(framework: {
  code: string
  version: number
  content: Pick<FrameworkContent, 'aggregation'>
}): Scheme {
  const mean = framework.content.aggregation
  return {
    framework: `${framework.code}@${framework.version}`,
    weights: { first: { method: 'framework' }, second: { method: 'framework' }, indicators: 'framework' },
    peopleShare: {},
    normalisation: { method: 'goalposts' },
    treatment: { method: 'none' },
    aggregation: { objective: 'arithmetic', first: mean, index: mean },
  }
}
