import type { QuestionnaireContent } from '../questionnaire.ts'

/** The forms an item may belong to. */
export const FORMS = ['short', 'core', 'full'] as const

/**
 * The part of a questionnaire that belongs to a form. Blocks of a split stay only where all of the questionnaire does; a
 * condition on an item that the form leaves out stays, for the checks to find.
 */
export function formOf(content: QuestionnaireContent, form: string): QuestionnaireContent {
  const items = content.items.filter(({ forms }) => forms.includes(form))
  const { split, ...whole } = content
  return { ...whole, items, ...(split && items.length === content.items.length ? { split } : {}) }
}
