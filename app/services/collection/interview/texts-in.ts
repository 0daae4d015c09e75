import { pseudoText } from '#app/platform/i18n/pseudo-text.ts'
import { PSEUDO, TRADITIONAL } from '#app/platform/i18n/resident-languages.ts'
import type { ResidentTag } from '#app/platform/i18n.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import { placeIn } from './place-in.ts'

/**
 * A value with every text in it as residents read it in a language: a variant stands in the place of the language it
 * is a variant of, so that whoever shows the value need not know of variants.
 */
export function textsIn<T>(value: T, language: ResidentTag): T {
  if (language === PSEUDO) return replaceTexts(value, pseudo) as T
  return language === TRADITIONAL ? (replaceTexts(value, traditional) as T) : value
}

function pseudo(text: LocalText): LocalText {
  return { ...text, en: pseudoText(text.en) }
}

function traditional(text: LocalText): LocalText {
  return { ...text, 'zh-CN': text['zh-Hant'] ?? placeIn(text['zh-CN'], TRADITIONAL) }
}

function replaceTexts(value: unknown, replace: (text: LocalText) => LocalText): unknown {
  if (Array.isArray(value)) return value.map((one) => replaceTexts(one, replace))
  if (typeof value !== 'object' || value === null) return value
  if (isText(value)) return replace(value)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaceTexts(one, replace)]))
}

function isText(value: object): value is LocalText {
  const { 'zh-CN': chinese, en } = value as Partial<LocalText>
  return typeof chinese === 'string' && typeof en === 'string'
}
