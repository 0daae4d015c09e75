import { z } from 'zod'

import { itemSchema, questionnaireSchema, type QuestionnaireContent } from '../questionnaire.ts'

/** A questionnaire that is still being written: it may have no items yet. */
export const questionnaireDraftSchema: z.ZodType<QuestionnaireContent> = questionnaireSchema.extend({
  items: z.array(itemSchema),
})
