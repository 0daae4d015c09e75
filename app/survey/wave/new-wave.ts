import { z } from 'zod'

import { LANGUAGES } from '#app/survey/item.ts'
import { localTextSchema } from '#app/survey/questionnaire/questionnaire.ts'
import { LATEST_NOTICE, NOTICE_VERSIONS } from './notice.ts'
import { waveSettingsSchema } from './wave.ts'

/** Who is asked when nothing else is said; printed in every subtitle. */
export const DEFAULT_POPULATION = {
  'zh-CN': '在本市居住满半年、年满 15 周岁的居民',
  en: 'Residents aged 15 or over who have lived in the city for at least six months',
}

const filledTextSchema = localTextSchema.refine((text) => LANGUAGES.every((tag) => text[tag].trim() !== ''), {
  message: 'must be given in every language',
})

const stratumSchema = z
  .object({
    code: z.string().min(1).max(64),
    label: z.string().min(1),
    population: z.number().int().positive(),
    invited: z.number().int().positive(),
  })
  .refine(({ population, invited }) => invited <= population, {
    path: ['invited'],
    message: 'is more than the population',
  })

/** An invited city needs its frame: either its strata, or a number of invitations to share out over its districts. */
const waveCitySchema = z.discriminatedUnion('design', [
  z.object({ code: z.string().min(1), design: z.literal('open') }),
  z.object({
    code: z.string().min(1),
    design: z.literal('invited'),
    invited: z.number().int().positive().optional(),
    strata: z.array(stratumSchema).min(1).optional(),
  }),
])

/** What has to be said to create a wave. */
export const newWaveSchema = waveSettingsSchema
  .extend({
    id: z
      .string()
      .regex(/^[a-z0-9](-?[a-z0-9])*$/, 'small letters, digits and single hyphens')
      .max(64),
    title: filledTextSchema,
    cities: z.array(waveCitySchema).min(1),
    /** the latest questionnaire of a form, or `questionnaire` names a version such as smile-short@1 */
    form: z.enum(['short', 'core', 'full', 'split']).default('short'),
    questionnaire: z.string().optional(),
    /** a version such as SMILE@1; the latest when absent */
    framework: z.string().optional(),
    opensOn: z.iso.date(),
    closesOn: z.iso.date(),
    languages: z.array(z.enum(LANGUAGES)).min(1).default(['zh-CN', 'en']),
    noticeVersion: z.enum(NOTICE_VERSIONS).default(LATEST_NOTICE),
    synthetic: z.boolean().default(false),
    population: filledTextSchema.default(DEFAULT_POPULATION),
    /** estimated from the number of items when absent */
    minutes: z.number().positive().optional(),
  })
  .strict()

/** What may be changed of a wave that residents answer. */
export const openEditSchema = newWaveSchema
  .pick({ title: true, closesOn: true, legal: true, modes: true, proofOfWork: true })
  .strip()

/** What has to be said to copy a wave. */
export const copyWaveSchema = newWaveSchema
  .pick({ id: true, title: true, opensOn: true, closesOn: true })
  .strip()

export type NewWave = z.output<typeof newWaveSchema>
export type NewWaveInput = z.input<typeof newWaveSchema>
export type NewWaveCity = z.infer<typeof waveCitySchema>
