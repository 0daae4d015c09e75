import type { LocalText } from '#app/survey/item.ts'

const PLACE = /\{\{(\w+)\}\}/g

/** What cities put into their questions, by the name of the place in the text. */
const SAID: Record<string, LocalText> = {
  coreCity: { 'zh-CN': '城市群核心城市', en: 'the core city of the cluster' },
}
const UNKNOWN = '…'

/**
 * A question as it is read away from the phone, over several cities: what each city's residents find in its text is
 * described there.
 */
export function describePipes(text: LocalText): LocalText {
  const fill = (language: 'zh-CN' | 'en') =>
    text[language].replace(PLACE, (_, name: string) => SAID[name]?.[language] ?? UNKNOWN)
  return { ...text, 'zh-CN': fill('zh-CN'), en: fill('en') }
}
