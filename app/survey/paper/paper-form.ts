import type { Condition, Item, LocalText, OptionValue } from '#app/survey/item.ts'
import { holds, itemsOf } from '#app/survey/rules/condition.ts'

/** Where somebody goes on who has ticked an answer: to a question by its number, to the end, or no further at all. */
export type GoTo = { to: 'question'; number: number } | { to: 'end' } | { to: 'stop' }

/** An answer as it stands on paper: its code is printed beside the box and keyed in. */
export interface PaperOption {
  code: string
  value: OptionValue
  label: LocalText
  missing: boolean
  /** null: to the next question */
  goTo: GoTo | null
}

/** A question as it stands on paper. */
export interface PaperItem {
  /** from 1 */
  number: number
  item: Item
  options: PaperOption[]
  /** when it is answered; null: by everybody */
  onlyIf: Condition | null
}

/**
 * A questionnaire as it is printed and keyed: questions in order with numbers, answers with codes, and where to go on.
 * Answers whose values are whole numbers up to 99 keep them as codes; others are counted from 1, and those beside a
 * number are letters, so that no code can be taken for an answer.
 */
export function paperForm(items: Item[]): PaperItem[] {
  return items.map((item, at) => ({
    number: at + 1,
    item,
    options: item.options.map(({ value, label, missing = false }, place) => ({
      code: codeOf(item, value, place),
      value,
      label,
      missing,
      goTo: goToAfter(items, at, value),
    })),
    onlyIf: item.show_if ?? null,
  }))
}

function codeOf({ type, options }: Item, value: OptionValue, place: number): string {
  if (type === 'number') return String.fromCharCode('A'.charCodeAt(0) + place)
  const plain = options.every(
    (one) => Number.isInteger(one.value) && Number(one.value) >= 0 && Number(one.value) <= 99,
  )
  return String(plain ? value : place + 1)
}

/** What follows an answer, as far as this answer alone decides it; other conditions stand above their questions. */
function goToAfter(items: Item[], at: number, value: OptionValue): GoTo | null {
  const item = items[at]
  if (!item?.type.startsWith('single_choice')) return null
  if (item.screen_out?.includes(value)) return { to: 'stop' }
  const skipped = (next: Item) => {
    const asks = next.show_if ? itemsOf(next.show_if) : []
    const decided = asks.length === 1 && asks[0] === item.code
    return decided && next.show_if !== undefined && !holds(next.show_if, { [item.code]: value })
  }
  const following = items.slice(at + 1)
  const steps = following.findIndex((next) => !skipped(next))
  if (steps === 0 || following.length === 0) return null
  return steps === -1 ? { to: 'end' } : { to: 'question', number: at + 2 + steps }
}
