import { z } from 'zod'

import type { Item } from '#app/survey/item.ts'
import type { Split } from '#app/survey/rules/present.ts'
import {
  itemSchema,
  questionnaireSchema,
  type QuestionnaireContent,
} from '#app/survey/questionnaire/questionnaire.ts'

/** The question bank's file; what is said about dimensions there is in the framework. */
const bankSchema = z.object({ items: z.array(itemSchema) })

const FORMS = ['short', 'core', 'full', 'split'] as const
type Form = (typeof FORMS)[number]

const TITLES = {
  short: { 'zh-CN': '微笑城市居民问卷（简版）', en: 'Smile city resident survey (short form)' },
  core: { 'zh-CN': '微笑城市居民问卷（标准版）', en: 'Smile city resident survey (core form)' },
  full: { 'zh-CN': '微笑城市居民问卷（完整版）', en: 'Smile city resident survey (full form)' },
  split: { 'zh-CN': '微笑城市居民问卷（分组版）', en: 'Smile city resident survey (split form)' },
}

/** Of the full form's indices, a resident of the split form is asked so many. */
const INDICES_ASKED = 6

/**
 * The forms of the question bank, each with its items in the bank's order. The split form has the items of the full
 * one; everybody is asked what belongs to no index, and a random half of the indices.
 *
 * @throws ZodError when the bank does not follow the item format
 */
export function formQuestionnaires(
  bank: unknown,
): { code: string; form: Form; content: QuestionnaireContent }[] {
  const { items } = bankSchema.parse(bank)
  return FORMS.map((form) => ({
    code: `smile-${form}`,
    form,
    content: questionnaireSchema.parse({
      title: TITLES[form],
      items: items.filter((item) => item.forms.includes(form === 'split' ? 'full' : form)),
      ...(form === 'split' ? { split: splitByIndex(items) } : {}),
    }),
  }))
}

/** One block an index, with what leads to its items. */
function splitByIndex(items: Item[]): Split {
  const blocks = new Map<string, string[]>()
  for (const { code, dimension } of items) {
    if (!/^[SMILE]\d$/.test(dimension)) continue
    blocks.set(dimension, [...(blocks.get(dimension) ?? []), code])
  }
  return { blocks: Array.from(blocks, ([code, own]) => ({ code, items: own })), asked: INDICES_ASKED }
}
