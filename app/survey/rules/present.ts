import type { Item, ItemOption, OptionValue } from '#app/survey/item.ts'

/**
 * A questionnaire of which every respondent is asked a random part: `asked` of the blocks, each block as likely as any
 * other; items in no block are asked of everybody.
 */
export interface Split {
  blocks: { code: string; items: string[] }[]
  asked: number
}

/** How one respondent was shown the questionnaire. */
export interface Presentation {
  /** scales that may turn ran from their last option to their first; null when no scale may */
  reversed: boolean | null
  /** the blocks asked; null when the questionnaire is not split */
  blocks: string[] | null
  /** by item, the options in the order shown, where the order is random */
  orders: Record<string, OptionValue[]>
  /** a question was shown in simpler words; null where there are none, or when the sender does not say */
  simple: boolean | null
}

/** Number of different draws. */
export const DRAWS = 2 ** 32

/**
 * The questionnaire as one respondent is shown it, by the respondent's draw: the same draw gives the same on phone and
 * server. Options that carry no opinion stay at the end.
 *
 * @param draw whole number in [0, DRAWS)
 * @returns the items asked, options in the order shown; presentation null when nothing of it is random
 */
export function present(
  items: Item[],
  split: Split | undefined,
  draw: number,
): { items: Item[]; presentation: Presentation | null } {
  const turns = items.some((item) => item.randomise_direction)
  if (!turns && !split && !items.some((item) => item.randomise_options)) return { items, presentation: null }

  const random = randomOf(draw)
  const turned = random() < 0.5
  const reversed = turns ? turned : null
  const blocks = split ? drawBlocks(split, random) : null
  const orders: Presentation['orders'] = {}
  const shown = items.map((item) => {
    if (item.randomise_options) {
      const options = reorder(item, (opinions) => shuffle(opinions, random))
      orders[item.code] = options.map(({ value }) => value)
      return { ...item, options }
    }
    if (!item.randomise_direction || !reversed) return item
    return { ...item, options: reorder(item, (opinions) => opinions.reverse()) }
  })
  return {
    items: split && blocks ? keepBlocks(shown, split, blocks) : shown,
    presentation: { reversed, blocks, orders, simple: null },
  }
}

/** The share of respondents an item is asked of, by the design; branching comes on top of it. */
export function shareAsked(split: Split | undefined, code: string): number {
  if (!split?.blocks.some(({ items }) => items.includes(code))) return 1
  return split.asked / split.blocks.length
}

/** Number of items a respondent is asked on average, before branching. */
export function expectedLength(items: Item[], split: Split | undefined): number {
  return items.reduce((sum, { code }) => sum + shareAsked(split, code), 0)
}

function drawBlocks({ blocks, asked }: Split, random: () => number): string[] {
  const drawn = new Set(shuffle(blocks, random).slice(0, asked))
  return blocks.filter((block) => drawn.has(block)).map(({ code }) => code)
}

function keepBlocks(items: Item[], { blocks }: Split, asked: string[]): Item[] {
  const left = new Set(blocks.flatMap((block) => (asked.includes(block.code) ? [] : block.items)))
  return items.filter(({ code }) => !left.has(code))
}

function reorder({ options }: Item, move: (opinions: ItemOption[]) => ItemOption[]): ItemOption[] {
  const opinions = options.filter(({ missing }) => !missing)
  return [...move(opinions), ...options.filter(({ missing }) => missing)]
}

/** Fisher and Yates's shuffle of a copy. */
function shuffle<T>(list: T[], random: () => number): T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
  }
  return mixed
}

/** Uniform numbers in [0, 1) by the generator Mulberry32, small enough for a phone. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / DRAWS
  }
}
