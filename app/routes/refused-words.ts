import type { TFunction } from 'i18next'

/** What a service declined, in the reader's language: by its code, else with the sentence it gave. */
export function refusedWords(
  t: TFunction,
  error: { code: string; message: string; at?: Record<string, unknown> },
): string {
  const generic = t('common:refused.generic', { message: error.message })
  const known = Array.isArray(error.at?.['known']) ? error.at['known'].join(', ') : ''
  const city = typeof error.at?.['city'] === 'string' ? error.at['city'] : ''
  return t(`common:refused.${error.code}`, { defaultValue: generic, known, city })
}
