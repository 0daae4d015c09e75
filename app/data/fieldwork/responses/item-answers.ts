import type { AnswerValue, Item, OptionValue } from '#app/survey/item.ts'

/** No answer to an item with one choice. */
const NO_ANSWER = -1

/** The answers to one item as numbers. */
export interface ItemAnswers {
  item: Item
  /**
   * `choice`: position of the chosen option in `item.options`, or NO_ANSWER;
   * `list`: bit o is set when option o was named, 0 without an answer
   */
  kind: 'choice' | 'list'
  codes: Int8Array | Int16Array | Int32Array
  /** of a ranking, one column per place: position of the option put there, or NO_ANSWER; empty for other items */
  order: Int8Array[]
  /** answers that are none of the item's options: how many, and the place of the first */
  strays: { count: number; first: number }
  put(at: number, value: AnswerValue | undefined): void
}

/** Most options a bit field holds. */
const MOST_LISTED = 31

/** An empty column for an item with fixed options; null for texts, numbers and options that differ by city. */
export function columnOfItem(item: Item, count: number): ItemAnswers | null {
  const options = item.options.length
  const places = new Map<OptionValue, number>(item.options.map((option, at) => [option.value, at]))
  const strays = { count: 0, first: -1 }
  const stray = (at: number) => {
    if (strays.count++ === 0) strays.first = at
  }
  if (item.type === 'single_choice') {
    const codes = options <= 127 ? new Int8Array(count) : new Int16Array(count)
    return {
      item,
      kind: 'choice',
      codes,
      order: [],
      strays,
      put(at, value) {
        const place = value === undefined ? NO_ANSWER : places.get(value as OptionValue)
        if (place === undefined) stray(at)
        codes[at] = place ?? NO_ANSWER
      },
    }
  }
  if ((item.type === 'ranking' || item.type === 'multiple_choice') && options <= MOST_LISTED) {
    const codes = new Int32Array(count)
    const ranked = item.type === 'ranking' ? Math.min(item.max_ranked ?? options, options) : 0
    const order = Array.from({ length: ranked }, () => new Int8Array(count).fill(NO_ANSWER))
    return {
      item,
      kind: 'list',
      codes,
      order,
      strays,
      put(at, value) {
        const named = Array.isArray(value) ? value : []
        named.forEach((one, rank) => {
          const place = places.get(one)
          if (place === undefined) return stray(at)
          codes[at]! |= 1 << place
          if (order[rank]) order[rank][at] = place
        })
      },
    }
  }
  return null
}

/** The numbers given to one item; NaN where none was given. */
export interface NumberAnswers {
  item: Item
  values: Float64Array
  put(at: number, value: AnswerValue | undefined): void
}

/** An empty column for an item that asks for a number; null for any other. */
export function columnOfNumber(item: Item, count: number): NumberAnswers | null {
  if (item.type !== 'number') return null
  const values = new Float64Array(count).fill(NaN)
  return {
    item,
    values,
    put(at, value) {
      if (typeof value === 'number') values[at] = value
    },
  }
}
