import type { Condition, Item, LocalText } from '#app/survey/item.ts'
import type { Split } from '#app/survey/rules/present.ts'
import type { QuestionnaireContent } from '../questionnaire.ts'
import { renameItem } from './rename-item.ts'
import { writeTexts, type TextEntry } from './texts.ts'

/** One step of writing a questionnaire, as a form sends it. */
export type DraftEdit =
  | { kind: 'title'; title: LocalText }
  /** items that come right after the named one, or at the end; those whose code is taken already stay out */
  | { kind: 'add'; items: Item[]; after: string | null }
  /** an item in the place of the one of this code; when its own code differs, it is renamed everywhere */
  | { kind: 'item'; code: string; item: Item }
  | { kind: 'remove'; code: string }
  /** so many places down, or up when negative */
  | { kind: 'move'; code: string; by: number }
  | { kind: 'condition'; code: string; condition: Condition | null }
  | { kind: 'texts'; texts: TextEntry[] }
  /** the forms each item belongs to */
  | { kind: 'forms'; forms: Record<string, string[]> }
  | { kind: 'split'; split: Split | null }
  | { kind: 'replace'; content: QuestionnaireContent; why: 'started' | 'imported' }

/**
 * The questionnaire after an edit; the one given stays as it is.
 *
 * @returns null when the edit speaks of an item that is not there, or gives an item a code that another one has
 */
export function applyEdit(content: QuestionnaireContent, edit: DraftEdit): QuestionnaireContent | null {
  const { items } = content
  const at = 'code' in edit ? items.findIndex(({ code }) => code === edit.code) : 0
  const own = items[at]
  if ('code' in edit && !own) return null
  switch (edit.kind) {
    case 'title':
      return { ...content, title: edit.title }
    case 'add':
      return { ...content, items: addItems(items, edit.items, edit.after) }
    case 'item': {
      const taken = edit.item.code !== edit.code && items.some(({ code }) => code === edit.item.code)
      if (taken) return null
      const changed = { ...content, items: items.with(at, { ...edit.item, code: edit.code }) }
      return renameItem(changed, edit.code, edit.item.code)
    }
    case 'remove':
      return withoutItem(content, edit.code)
    case 'move':
      return { ...content, items: moved(items, at, edit.by) }
    case 'condition': {
      const { show_if: _before, ...item } = own!
      const conditional = edit.condition ? { ...item, show_if: edit.condition } : item
      return { ...content, items: items.with(at, conditional) }
    }
    case 'texts':
      return writeTexts(content, edit.texts)
    case 'forms':
      return {
        ...content,
        items: items.map((item) => ({ ...item, forms: edit.forms[item.code] ?? item.forms })),
      }
    case 'split':
      return withSplit(content, edit.split)
    case 'replace':
      return edit.content
  }
}

function addItems(items: Item[], added: Item[], after: string | null): Item[] {
  const taken = new Set(items.map(({ code }) => code))
  const fresh = added.filter(({ code }) => !taken.has(code))
  const place = items.findIndex(({ code }) => code === after)
  return place < 0 ? [...items, ...fresh] : items.toSpliced(place + 1, 0, ...fresh)
}

function moved(items: Item[], at: number, by: number): Item[] {
  const to = Math.max(0, Math.min(items.length - 1, at + by))
  return items.toSpliced(at, 1).toSpliced(to, 0, items[at]!)
}

function withoutItem(content: QuestionnaireContent, code: string): QuestionnaireContent {
  const items = content.items.filter((item) => item.code !== code)
  if (!content.split) return { ...content, items }
  const blocks = content.split.blocks
    .map((block) => ({ ...block, items: block.items.filter((one) => one !== code) }))
    .filter((block) => block.items.length > 0)
  return withSplit({ ...content, items }, { ...content.split, blocks })
}

function withSplit(content: QuestionnaireContent, split: Split | null): QuestionnaireContent {
  const { split: _before, ...whole } = content
  return split && split.blocks.length > 0 ? { ...whole, split } : whole
}
