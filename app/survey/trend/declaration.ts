import { z } from 'zod'

import { LANGUAGES } from '#app/survey/item.ts'
import { localTextSchema } from '#app/survey/questionnaire/questionnaire.ts'
import { BREAK_KINDS, BRIDGES, canBridge } from './break-kinds.ts'
import type { Break, Bridge } from './breaks.ts'

/** A reason must be long enough to be one. */
const SHORTEST_REASON = 5

const reasonSchema = localTextSchema.superRefine((text, context) => {
  for (const tag of LANGUAGES) {
    if (text[tag].trim().length >= SHORTEST_REASON) continue
    context.addIssue({ code: 'custom', path: [tag], message: 'reason' })
  }
})

/** Codes separated by spaces or commas; none: everything. */
const codesSchema = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,，、]+/).filter(Boolean))
  .transform((codes) => (codes.length === 0 ? null : codes))
  .pipe(z.array(z.string().max(64)).max(200).nullable())

const numberSchema = z
  .string()
  .default('')
  .transform((text) => (text.trim() === '' ? 0 : Number(text)))
  .pipe(z.number({ message: 'number' }))

/** What a form says to declare a break of comparability. */
export const breakFormSchema = z.object({
  kind: z.enum(BREAK_KINDS),
  cities: codesSchema,
  covers: codesSchema,
  reason: reasonSchema,
})

/** What a form says to declare a bridge over breaks of one kind. */
export const bridgeFormSchema = z
  .object({
    kind: z.enum(BREAK_KINDS),
    by: z.enum(BRIDGES),
    covers: codesSchema,
    shift: numberSchema,
    se: numberSchema.refine((se) => se >= 0, { message: 'number' }),
    reason: reasonSchema,
  })
  .refine(({ kind, by }) => canBridge(kind, by), { path: ['by'], message: 'bridge' })
  .refine(({ by, shift, se }) => by === 'overlap' || (shift === 0 && se === 0), {
    path: ['shift'],
    message: 'bridge',
  })

export type BreakForm = z.infer<typeof breakFormSchema>
export type BridgeForm = z.infer<typeof bridgeFormSchema>

/** Something declared of the comparison of a wave with an earlier one. */
export interface Declaration {
  id: number
  /** the earlier wave; null for every earlier one */
  since: string | null
  declared: { type: 'break'; form: BreakForm } | { type: 'bridge'; form: BridgeForm }
  /** account that declared it; never published */
  by: string
  /** YYYY-MM-DD */
  on: string
  /** the wave had opened already */
  late: boolean
}

/** The breaks among declarations, as a release holds them. */
export function declaredBreaks(declarations: Declaration[]): Break[] {
  return declarations.flatMap(({ declared, on, late }) =>
    declared.type === 'break'
      ? [{ ...declared.form, origin: 'declared', edition: null, before: null, after: null, on, late }]
      : [],
  )
}

/** The bridges among declarations, as a release holds them. */
export function declaredBridges(declarations: Declaration[]): Bridge[] {
  return declarations.flatMap(({ declared, on, late }) =>
    declared.type === 'bridge' ? [{ ...declared.form, on, late }] : [],
  )
}
