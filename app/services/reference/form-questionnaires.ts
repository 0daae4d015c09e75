import { z } from 'zod'

import {
  itemSchema,
  questionnaireSchema,
  type QuestionnaireContent,
} from '#app/survey/questionnaire/questionnaire.ts'

/** The question bank's file; what is said about dimensions there is in the framework. */
const bankSchema = z.object({ items: z.array(itemSchema) })

const FORMS = ['short', 'core', 'full'] as const
type Form = (typeof FORMS)[number]

const TITLES = {
  short: { 'zh-CN': '微笑城市居民问卷（简版）', en: 'Smile city resident survey (short form)' },
  core: { 'zh-CN': '微笑城市居民问卷（标准版）', en: 'Smile city resident survey (core form)' },
  full: { 'zh-CN': '微笑城市居民问卷（完整版）', en: 'Smile city resident survey (full form)' },
}

/**
 * The three forms of the question bank, each with its items in the bank's order.
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
      items: items.filter((item) => item.forms.includes(form)),
    }),
  }))
}
