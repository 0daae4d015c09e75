import type { TextLanguage } from '#app/survey/questionnaire/drafting/texts.ts'

/** How the columns of a language are headed, as the XLSForm reference advises: its own name and its code. */
export const LANGUAGE_HEADINGS: Record<TextLanguage, string> = {
  'zh-CN': '中文 (zh-CN)',
  en: 'English (en)',
  'zh-Hant': '繁體中文 (zh-Hant)',
}

/** A language as a heading or `default_language` names it; null for one that questionnaires are not written in. */
export function languageOfHeading(heading: string): TextLanguage | null {
  const code = /\(([^()]+)\)\s*$/.exec(heading)?.[1] ?? heading
  const name = `${code} ${heading}`.toLowerCase()
  if (/zh[-_](hant|tw|hk|mo)|繁|traditional/.test(name)) return 'zh-Hant'
  if (/^(zh|cmn|chi|zho)\b|中文|汉语|简体|chinese|mandarin/.test(name)) return 'zh-CN'
  return /^en\b|english/.test(name) ? 'en' : null
}

/** The language of a text that does not say: Chinese when it has a Chinese character. */
export function guessLanguage(text: string): TextLanguage {
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'
}
