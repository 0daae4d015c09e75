import type { Condition } from '#app/survey/item.ts'
import type { QuestionnaireContent } from '../questionnaire.ts'

/** A questionnaire in which an item has another code, wherever it is named. */
export function renameItem(content: QuestionnaireContent, from: string, to: string): QuestionnaireContent {
  if (from === to) return content
  const name = (code: string) => (code === from ? to : code)
  const items = content.items.map((item) => ({
    ...item,
    code: name(item.code),
    ...(item.show_if ? { show_if: renamed(item.show_if, name) } : {}),
  }))
  if (!content.split) return { ...content, items }
  const blocks = content.split.blocks.map((block) => ({ ...block, items: block.items.map(name) }))
  return { ...content, items, split: { ...content.split, blocks } }
}

function renamed(condition: Condition, name: (code: string) => string): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => renamed(part, name)) }
  if ('any' in condition) return { any: condition.any.map((part) => renamed(part, name)) }
  if ('not' in condition) return { not: renamed(condition.not, name) }
  return { ...condition, item: name(condition.item) }
}
