import type { TFunction } from 'i18next'

import type { MissingTexts } from '#app/survey/questionnaire/drafting/texts.ts'

/** What a service declined, in the reader's language: by its code, else with the sentence it gave. */
export function refusedWords(
  t: TFunction,
  error: { code: string; message: string; at?: Record<string, unknown> },
): string {
  const generic = t('common:refused.generic', { message: error.message })
  const known = Array.isArray(error.at?.['known']) ? error.at['known'].join(', ') : ''
  const city = typeof error.at?.['city'] === 'string' ? error.at['city'] : ''
  const texts = error.code === 'NOT_TRANSLATED' ? error.at?.['missing'] : []
  const missing = missingWords(t, texts as MissingTexts[])
  return t(`common:refused.${error.code}`, { defaultValue: generic, known, city, missing })
}

/** Which texts are not there in which language: the codes of their items. */
function missingWords(t: TFunction, missing: MissingTexts[]): string {
  return missing
    .map(({ language, title, items }) => {
      const places = [...(title ? [t('common:untranslated.title')] : []), ...items]
      return t(`common:untranslated.${language}`, { places: places.join(', ') })
    })
    .join(' ')
}
