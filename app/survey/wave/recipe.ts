import { z } from 'zod'

import { recipeSchemeSchema } from '#app/survey/scheme/scheme.ts'
import { thresholdsSchema } from './wave.ts'

const meanSchema = z.enum(['arithmetic', 'geometric', 'harmonic'])

/** Every choice that moves a result of a wave's analysis; stored with it and printed on the method card. */
export const analysisRecipeSchema = z.object({
  weighting: z.object({
    /** weighting classes for nonresponse, where the invited are known; null = none */
    nonresponse: z
      .object({ classes: z.literal('strata'), mergeBelow: z.number().int().nonnegative() })
      .nullable()
      .default(null),
    margins: z.array(z.string()),
    collapseBelow: z.number().int().nonnegative(),
    trimUpperMedians: z.number().positive().nullable(),
    maxIterations: z.number().int().positive(),
    tolerance: z.number().positive(),
    normaliseTo: z.enum(['population', 'respondents']).nullable(),
    withheld: z.enum(['own-share', 'refuse']),
  }),
  estimation: z.object({
    confidenceLevel: z.number().gt(0).lt(1),
    lonelyPsu: z.enum(['fail', 'remove', 'certainty', 'adjust', 'average']),
  }),
  index: z.object({
    aggregation: z.union([meanSchema, z.object({ first: meanSchema, index: meanSchema })]),
    /** the wave's official scheme, where it is not the framework's own */
    scheme: recipeSchemeSchema.optional(),
  }),
  ranks: z.object({ level: z.number().gt(0).lt(1) }),
  flagged: z.enum(['included', 'excluded']),
  thresholds: thresholdsSchema,
})
export type AnalysisRecipe = z.infer<typeof analysisRecipeSchema>

/** The official choices, before the framework's and the wave's own are put in. */
export const OFFICIAL_RECIPE: AnalysisRecipe = {
  weighting: {
    nonresponse: { classes: 'strata', mergeBelow: 20 },
    margins: ['sex_age_group', 'education', 'district'],
    collapseBelow: 10,
    trimUpperMedians: 5,
    maxIterations: 500,
    tolerance: 1e-8,
    normaliseTo: 'population',
    withheld: 'own-share',
  },
  estimation: { confidenceLevel: 0.95, lonelyPsu: 'adjust' },
  index: { aggregation: 'arithmetic' },
  ranks: { level: 0.95 },
  flagged: 'included',
  thresholds: thresholdsSchema.parse({}),
}
