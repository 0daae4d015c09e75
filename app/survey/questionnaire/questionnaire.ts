import { z } from 'zod'

import type { Item, LocalText } from '#app/survey/item.ts'
import type { Split } from '#app/survey/rules-present.ts'

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
})

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
  short_label: localTextSchema,
  options: z.array(optionSchema),
  polarity: z.enum(['positive', 'negative', 'none']),
  required: z.boolean(),
  notes: z.string(),
  screen_out: z.array(valueSchema).optional(),
  show_if: z.object({ item: z.string(), values: z.array(valueSchema) }).optional(),
  margin_variable: z.string().optional(),
  options_extra: z.array(optionSchema).optional(),
  randomise_options: z.boolean().optional(),
  randomise_direction: z.boolean().optional(),
  min_ranked: z.number().int().optional(),
  max_ranked: z.number().int().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  max_length: z.number().int().optional(),
  sense: z.enum(['gain', 'happiness', 'security']).optional(),
  pipes: z.record(z.string(), z.object({ from: z.string(), fallback: localTextSchema })).optional(),
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
  for (const [name, pipe] of Object.entries(item.pipes)) {
    const value = pipe.from === 'city.cluster_core' ? (city.clusterCore ?? pipe.fallback) : pipe.fallback
    text['zh-CN'] = text['zh-CN'].replaceAll(`{{${name}}}`, value['zh-CN'])
    const traditional = value['zh-Hant'] ?? value['zh-CN']
    text['zh-Hant'] &&= text['zh-Hant'].replaceAll(`{{${name}}}`, traditional)
    text.en = text.en.replaceAll(`{{${name}}}`, value.en)
  }
  return { ...item, text }
}
