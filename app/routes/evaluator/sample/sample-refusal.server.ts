import type { TFunction } from 'i18next'

import { refusedWords } from '../../refused-words.ts'

/** What was declined about a sample or its invitations, in the reader's language. */
export function sampleRefusal(
  t: TFunction,
  error: { code: string; message: string; at: Record<string, unknown> },
): string {
  return t(`sample:refused.${error.code}`, { defaultValue: refusedWords(t, error), ...error.at })
}
