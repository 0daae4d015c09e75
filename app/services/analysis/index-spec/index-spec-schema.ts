import { z } from 'zod'
import { refused, type Refused } from '#app/platform/refused.ts'
import { analysisSchema } from './analysis-schema.ts'
import { stepSchema } from './step-schema.ts'

/** Indicators must say their direction; nodes above them have none of their own. */
const nodeSchema = z
  .object({
    code: z.string().min(1),
    level: z.number().int().positive(),
    parent: z.string().nullish(),
    weight: z.number(),
    direction: z.union([z.literal(1), z.literal(-1)], 'needs to be 1 or -1').nullish(),
    denominator: z.string().nullish(),
  })
  .refine(({ level, direction }) => level > 1 || direction != null, {
    path: ['direction'],
    message: 'an indicator needs the direction 1 (more is better) or -1',
  })
  .transform((node) => ({
    ...node,
    parent: node.parent ?? null,
    direction: node.direction ?? (1 as const),
    denominator: node.denominator ?? undefined,
  }))

/** A specification file of `smile index`. */
const indexSpecSchema = z.object({
  id: z.string().optional(),
  data: z
    .object({
      dataset: z.string().optional(),
      file: z.string().optional(),
      unitId: z.string(),
      units: z.array(z.union([z.string(), z.number().transform(String)])).optional(),
    })
    .refine(({ dataset, file }) => (dataset === undefined) !== (file === undefined), {
      message: 'data needs either dataset or file',
    }),
  framework: z.object({ nodes: z.array(nodeSchema).min(1) }),
  pipeline: z.array(stepSchema).optional(),
  analyses: z.array(analysisSchema).optional(),
  survey: z
    .object({ file: z.string(), withinUnitCorrelation: z.number().min(-1).max(1).optional() })
    .optional(),
  seed: z.number().int().optional(),
})

export type IndexSpecFile = z.infer<typeof indexSpecSchema>

/** Reads a parsed specification; the refusal names the place, and the node where there is one. */
export function readIndexSpec(content: unknown): { spec: IndexSpecFile } | Refused {
  const read = indexSpecSchema.safeParse(content)
  if (read.success) return { spec: read.data }
  const [issue] = read.error.issues
  const path = issue?.path ?? []
  const node = nodeAt(content, path)
  const code = node !== undefined && path.at(-1) === 'direction' ? 'MISSING_DIRECTION' : 'INVALID_SPEC'
  const place = { path: path.join('.'), ...(node === undefined ? {} : { node }) }
  const where = node === undefined ? place.path : `${place.path} (node ${node})`
  return refused(code, `The specification is wrong at ${where}: ${issue?.message ?? 'unreadable'}.`, place)
}

function nodeAt(content: unknown, path: PropertyKey[]): string | undefined {
  if (path[0] !== 'framework' || path[1] !== 'nodes' || typeof path[2] !== 'number') return undefined
  const nodes = (content as { framework?: { nodes?: { code?: unknown }[] } }).framework?.nodes
  const code = nodes?.[path[2]]?.code
  return typeof code === 'string' ? code : undefined
}
