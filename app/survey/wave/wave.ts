import { z } from 'zod'

import { localTextSchema } from '#app/survey/questionnaire/questionnaire.ts'
import { MODES } from './modes.ts'
import { PROOFS_OF_WORK } from '../rules/proof-of-work.ts'

export const WAVE_STATUSES = ['draft', 'open', 'paused', 'closed'] as const
export type WaveStatus = (typeof WAVE_STATUSES)[number]
export type ParticipationDesign = 'invited' | 'open'

/** n below which a figure is hidden, kept to evaluators, or marked; effective n from which a city is placed. */
export const thresholdsSchema = z.object({
  hiddenBelow: z.number().int().default(10),
  evaluatorsBelow: z.number().int().default(30),
  indicativeBelow: z.number().int().default(100),
  shownFromEffectiveN: z.number().default(100),
  rankedFromEffectiveN: z.number().default(400),
})
export type Thresholds = z.infer<typeof thresholdsSchema>

/** What a survey in China has to print where it was approved; shown where filled. */
const legalSchema = z.object({
  organiser: localTextSchema.optional(),
  /** who decides what is done with the answers; the organiser when absent */
  controller: z.string().optional(),
  contact: z.string().optional(),
  /** what allows the answers to be used, beside the resident's own consent */
  legalBasis: z.string().optional(),
  formNumber: z.string().optional(),
  approvedBy: z.string().optional(),
  approvalNumber: z.string().optional(),
  validUntil: z.string().optional(),
})

export const waveSettingsSchema = z.object({
  population: localTextSchema,
  legal: legalSchema.default({}),
  /** measured or estimated minutes of the form offered */
  minutes: z.number().positive(),
  /** months answers are kept after the wave closes */
  retentionMonths: z.number().int().positive().default(24),
  /** margins the weights are raked to */
  margins: z.array(z.string()).default(['sex_age_group', 'education', 'district']),
  thresholds: thresholdsSchema.prefault({}),
  breaks: z.array(localTextSchema).default([]),
  /** how it is answered beside by oneself; read it by `modesOf` */
  modes: z.array(z.enum(MODES)).optional(),
  /** opens by itself on its first day */
  opensItself: z.boolean().optional(),
  /** how much browsers work before answers of open participation are taken without a look at them; absent = not at all */
  proofOfWork: z.enum(PROOFS_OF_WORK).optional(),
  /** the earlier wave it was copied from, and what was changed since */
  copiedFrom: z.object({ wave: z.string(), changed: z.array(z.string()) }).optional(),
  /** share of the invitations of unknown eligibility taken to be eligible, and why; absent = proportional allocation */
  eligibleShare: z.object({ share: z.number().min(0).max(1), reason: z.string() }).optional(),
})
export type WaveSettings = z.infer<typeof waveSettingsSchema>
