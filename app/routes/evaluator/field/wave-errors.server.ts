import { translator } from '#app/platform/i18n.server.ts'
import type { Language, LocalText } from '#app/survey/item.ts'
import { fieldsOfRefusal, type WaveValues } from '#app/ui/staff/wave/form/wave-values.ts'

import { refusedWords } from '../../refused-words.ts'

/** What is wrong with the fields of a wave's form, in words, field by field. */
export function waveErrors(
  error: { code: string; message: string; at: Record<string, unknown> },
  values: WaveValues,
  register: { code: string; name: LocalText }[],
  language: Language,
) {
  const { t } = translator(language)
  const named = register.find(({ code }) => code === error.at['city'])
  const city = named ? { city: named.name[language] } : {}
  const whole = refusedWords(t, { ...error, at: { ...error.at, ...city } })
  return fieldsOfRefusal(error, values).map((field) => ({
    field,
    message: error.code === 'INVALID_WAVE' ? t(`evaluator:newWave.wrong.${field}`) : whole,
  }))
}
