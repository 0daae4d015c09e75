import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'

import { useFormat } from './use-format.ts'

/** The wording of a question away from the phone: what each resident's city filled in is described instead. */
export function useQuestionText(): (text: LocalText) => string {
  const { t } = useTranslation('common')
  const format = useFormat()
  return (text) => format.text(text).replaceAll('{{coreCity}}', t('items.coreCity'))
}
