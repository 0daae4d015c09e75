import { z } from 'zod'

import type { Condition, Item, LocalText } from '#app/survey/item.ts'
import type { Split } from '#app/survey/rules/present.ts'

export const localTextSchema = z.object({
  'zh-CN': z.string(),
  'zh-Hant': z.string().optional(),
  en: z.string(),
})

const valueSchema = z.union([z.number(), z.string()])

const optionSchema = z.object({
  value: valueSchema,
  label: localTextSchema,
  code: z.string().optional(),
  missing: z.boolean().optional(),
  margin_category: z.string().optional(),
  exclusive: z.boolean().optional(),
  simple: localTextSchema.optional(),
})

const recordingSchema = z.object({
  language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  // an address of this server, so that listening tells nobody else that somebody answers
  address: z.string().regex(/^\/audio(\/[a-z0-9][a-z0-9_-]*)+\.(mp3|m4a|aac|ogg|opus|wav)$/i),
})

const aboutItem = z.object({ item: z.string() })
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    aboutItem.extend({ values: z.array(valueSchema) }).strict(),
    aboutItem.extend({ compare: z.enum(['<', '<=', '>', '>=']), than: z.number() }).strict(),
    aboutItem.extend({ answered: z.literal(true) }).strict(),
    z.object({ all: z.array(conditionSchema).min(1) }).strict(),
    z.object({ any: z.array(conditionSchema).min(1) }).strict(),
    z.object({ not: conditionSchema }).strict(),
  ]),
)

export const itemSchema: z.ZodType<Item> = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/i),
  dimension: z.string(),
  forms: z.array(z.string()),
  type: z.enum([
    'single_choice',
    'single_choice_dynamic',
    'multiple_choice',
    'ranking',
    'number',
    'open_text',
  ]),
  scale: z.string().nullable(),
  text: localTextSchema,
  hint: localTextSchema.optional(),
  short_label: localTextSchema,
  options: z.array(optionSchema),
  polarity: z.enum(['positive', 'negative', 'none']),
  required: z.boolean(),
  notes: z.string(),
  screen_out: z.array(valueSchema).optional(),
  show_if: conditionSchema.optional(),
  margin_variable: z.string().optional(),
  options_extra: z.array(optionSchema).optional(),
  randomise_options: z.boolean().optional(),
  randomise_direction: z.boolean().optional(),
  min_ranked: z.number().int().optional(),
  max_ranked: z.number().int().optional(),
  min_chosen: z.number().int().nonnegative().optional(),
  max_chosen: z.number().int().positive().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  whole: z.boolean().optional(),
  unit: localTextSchema.optional(),
  max_length: z.number().int().optional(),
  sense: z.enum(['gain', 'happiness', 'security']).optional(),
  pipes: z.record(z.string(), z.object({ from: z.string(), fallback: localTextSchema })).optional(),
  simple: localTextSchema.optional(),
  audio: z.array(recordingSchema).optional(),
})

const splitSchema: z.ZodType<Split> = z.object({
  blocks: z
    .array(z.object({ code: z.string().regex(/^[\w-]{1,32}$/), items: z.array(z.string()).min(1) }))
    .min(2),
  asked: z.number().int().positive(),
})

/** A questionnaire version: the items of one form, in the order asked. */
export const questionnaireSchema = z.object({
  title: localTextSchema,
  items: z.array(itemSchema).min(1),
  /** present: every respondent is asked a random part */
  split: splitSchema.optional(),
})
export type QuestionnaireContent = z.infer<typeof questionnaireSchema>

/** What the items of a city's questionnaire take from the city. */
export interface CityContext {
  districts: { code: string; nameZh: string }[]
  /** name of the cluster's core city, null in a core city itself */
  clusterCore: LocalText | null
}

/** The questionnaire as one city's residents see it: districts filled in, names piped into texts. */
export function itemsForCity(content: QuestionnaireContent, city: CityContext): Item[] {
  return content.items
    .map((item) => fillPipes(item, city))
    .map((item) =>
      item.type === 'single_choice_dynamic'
        ? {
            ...item,
            options: [
              ...city.districts.map(({ code, nameZh }) => ({
                value: code,
                label: { 'zh-CN': nameZh, en: nameZh },
                margin_category: code,
              })),
              ...(item.options_extra ?? []),
            ],
          }
        : item,
    )
}

function fillPipes(item: Item, city: CityContext): Item {
  if (!item.pipes) return item
  const text = { ...item.text }
  const simple = item.simple && { ...item.simple }
  for (const [name, pipe] of Object.entries(item.pipes)) {
    const value = pipe.from === 'city.cluster_core' ? (city.clusterCore ?? pipe.fallback) : pipe.fallback
    fillText(text, `{{${name}}}`, value)
    if (simple) fillText(simple, `{{${name}}}`, value)
  }
  return simple ? { ...item, text, simple } : { ...item, text }
}

function fillText(text: LocalText, place: string, value: LocalText): void {
  text['zh-CN'] = text['zh-CN'].replaceAll(place, value['zh-CN'])
  text['zh-Hant'] &&= text['zh-Hant'].replaceAll(place, value['zh-Hant'] ?? value['zh-CN'])
  text.en = text.en.replaceAll(place, value.en)
}
