import { z } from 'zod'

import { localTextSchema } from './questionnaire/questionnaire.ts'

const nodeSchema = z.object({
  code: z.string(),
  /** null at the top */
  parent: z.string().nullable(),
  level: z.enum(['index', 'first', 'second']),
  name: localTextSchema,
  definition: localTextSchema,
  /** relative to its siblings */
  weight: z.number().nonnegative(),
  /** λ: share of the people side in this second-level index */
  peopleShare: z.number().min(0).max(1).optional(),
})

/** An objective indicator as the framework scores it. */
const indicatorSchema = z.object({
  code: z.string(),
  name: localTextSchema,
  node: z.string(),
  unit: z.string(),
  direction: z.union([z.literal(1), z.literal(-1)]),
  weight: z.number().positive(),
  year: z.number().int(),
  /** goalposts: 5th and 95th percentile of the reference cities, computed once */
  low: z.number(),
  high: z.number(),
  referenceCities: z.number().int(),
})

export const bandRuleSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('rankShare'), bands: z.array(z.object({ code: z.string(), share: z.number() })) }),
  z.object({ by: z.literal('score'), bands: z.array(z.object({ code: z.string(), min: z.number() })) }),
])

/** Index > first-level > second-level, with weights, blend shares, goalposts and bands: all data. */
export const frameworkSchema = z.object({
  title: localTextSchema,
  status: z.enum(['working', 'published']),
  statusNote: localTextSchema,
  nodes: z.array(nodeSchema),
  indicators: z.array(indicatorSchema),
  aggregation: z.enum(['arithmetic', 'geometric']),
  bands: bandRuleSchema,
})
export type FrameworkContent = z.infer<typeof frameworkSchema>
export type FrameworkNode = z.infer<typeof nodeSchema>
export type FrameworkIndicator = z.infer<typeof indicatorSchema>
export type BandRule = z.infer<typeof bandRuleSchema>
