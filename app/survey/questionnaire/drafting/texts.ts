import type { Item, ItemOption, LocalText } from '#app/survey/item.ts'
import type { QuestionnaireContent } from '../questionnaire.ts'

/** The languages a questionnaire is written in; the last one only where residents read it. */
export const TEXT_LANGUAGES = ['zh-CN', 'en', 'zh-Hant'] as const
export type TextLanguage = (typeof TEXT_LANGUAGES)[number]

export type TextKind = 'title' | 'text' | 'hint' | 'short_label' | 'simple' | 'unit' | 'option' | 'fallback'

/** A text of a questionnaire, and every place where the same text stands. */
export interface TextSlot {
  /** names the first place: `title`, `<item>|text`, `<item>|option|<at>` */
  key: string
  kind: TextKind
  text: LocalText
  /** codes of the items it stands in; none for the title */
  items: string[]
}

/** What one text shall say in one language. */
export interface TextEntry {
  key: string
  language: TextLanguage
  value: string
}

/**
 * Every text of a questionnaire in the order asked. Labels of options that say the same in every language are one
 * text, because they are one scale.
 */
export function listTexts(content: QuestionnaireContent): TextSlot[] {
  const slots: TextSlot[] = [{ key: 'title', kind: 'title', text: content.title, items: [] }]
  const labels = new Map<string, TextSlot>()
  for (const item of content.items) {
    for (const { key, kind, text } of textsOfItem(item)) {
      const shared = kind === 'option' ? labels.get(JSON.stringify(text)) : undefined
      if (shared) {
        if (!shared.items.includes(item.code)) shared.items.push(item.code)
        continue
      }
      const slot = { key, kind, text, items: [item.code] }
      slots.push(slot)
      if (kind === 'option') labels.set(JSON.stringify(text), slot)
    }
  }
  return slots
}

/** The languages in which a text is still to be written; Traditional Chinese falls back on `zh-CN`, and is not missed. */
export function untranslated(text: LocalText): ('zh-CN' | 'en')[] {
  return (['zh-CN', 'en'] as const).filter((language) => text[language].trim() === '')
}

/** What of a questionnaire stands in another language alone: its title, and codes of items in the order asked. */
export interface MissingTexts {
  language: 'zh-CN' | 'en'
  title: boolean
  items: string[]
}

/** What is still to be translated into these languages; texts that are empty in all of them are no translations. */
export function missingTexts(
  content: QuestionnaireContent,
  languages: readonly ('zh-CN' | 'en')[],
): MissingTexts[] {
  const half = listTexts(content).filter(({ text }) => untranslated(text).length === 1)
  return languages.flatMap((language) => {
    const slots = half.filter(({ text }) => untranslated(text).includes(language))
    const meant = new Set(slots.flatMap(({ items }) => items))
    const items = content.items.flatMap(({ code }) => (meant.has(code) ? [code] : []))
    const title = slots.some(({ kind }) => kind === 'title')
    return slots.length > 0 ? [{ language, title, items }] : []
  })
}

/** The questionnaire with these texts; a label of an option is written wherever the same label stands. */
export function writeTexts(content: QuestionnaireContent, entries: TextEntry[]): QuestionnaireContent {
  const changed = structuredClone(content)
  const places = new Map<string, LocalText[]>([['title', [changed.title]]])
  const labels = new Map<string, LocalText[]>()
  for (const item of changed.items) {
    for (const { key, kind, text } of textsOfItem(item)) {
      if (kind !== 'option') {
        places.set(key, [text])
        continue
      }
      const same = labels.get(JSON.stringify(text)) ?? []
      same.push(text)
      labels.set(JSON.stringify(text), same)
      places.set(key, same)
    }
  }
  for (const { key, language, value } of entries) {
    for (const text of places.get(key) ?? []) {
      if (language === 'zh-Hant' && value.trim() === '') delete text['zh-Hant']
      else text[language] = value
    }
  }
  return changed
}

function textsOfItem(item: Item): { key: string; kind: TextKind; text: LocalText }[] {
  const at = (name: string) => `${item.code}|${name}`
  const some = (kind: TextKind, text: LocalText | undefined) => (text ? [{ key: at(kind), kind, text }] : [])
  const options = (name: string, list: ItemOption[]) =>
    list.flatMap(({ label, simple }, place) => [
      { key: at(`${name}|${place}`), kind: 'option' as const, text: label },
      ...(simple ? [{ key: at(`${name}|${place}|simple`), kind: 'simple' as const, text: simple }] : []),
    ])
  return [
    ...some('text', item.text),
    ...some('hint', item.hint),
    ...some('simple', item.simple),
    ...some('unit', item.unit),
    ...options('option', item.options),
    ...options('extra', item.options_extra ?? []),
    ...some('short_label', item.short_label),
    ...Object.entries(item.pipes ?? {}).map(([name, { fallback }]) => ({
      key: at(`pipe|${name}`),
      kind: 'fallback' as const,
      text: fallback,
    })),
  ]
}
