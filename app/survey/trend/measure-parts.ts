import type { FrameworkNode } from '#app/survey/framework.ts'
import type { Item } from '#app/survey/item.ts'
import type { MeasureKey } from './changes.ts'

/** What a measure is made of in each of two waves. */
export interface MeasureParts extends MeasureKey {
  /** codes of the items behind it */
  itemsBefore: string[]
  itemsAfter: string[]
  /** the index itself and everything below it; empty beside the tree */
  nodes: string[]
}

/** What is asked and how it is put together in one wave. */
export interface WaveTree {
  items: Item[]
  nodes: Pick<FrameworkNode, 'code' | 'parent' | 'level'>[]
}

const SMILE = 'smile_greet_day'
const SATISFACTION = 'city_life_satisfaction'
export const LADDER = 'life_ladder_now'
const SENSES = ['gain', 'happiness', 'security'] as const

/**
 * Everything of a city that is compared between two waves: the index and its parts in both editions, smile rate,
 * satisfaction, senses, ladder, and the items both ask. An item that is all there is of its index in both waves is not
 * listed a second time.
 */
export function measuresOf(before: WaveTree, after: WaveTree): MeasureParts[] {
  const parts = (key: MeasureKey, nodes: string[], itemsOf: (wave: WaveTree) => string[]): MeasureParts => ({
    ...key,
    nodes,
    itemsBefore: itemsOf(before),
    itemsAfter: itemsOf(after),
  })
  const beside = (measure: MeasureKey['measure'], code: string, itemOf: (wave: WaveTree) => string[]) =>
    parts({ measure, code, edition: 'people' }, [], itemOf)
  const tree = after.nodes.flatMap((node) => {
    const nodes = below(after, node.code)
    const measure = node.level === 'index' ? 'index' : (`${node.level}_level` as const)
    const itemsOf = (wave: WaveTree) =>
      wave.items.filter(({ dimension }) => below(wave, node.code).includes(dimension)).map(codeOf)
    return (['people', 'blended'] as const).map((edition) =>
      parts({ measure, code: node.code, edition }, nodes, itemsOf),
    )
  })
  const alone = (wave: WaveTree, dimension: string) =>
    wave.items.filter((item) => item.dimension === dimension).length <= 1
  const second = new Set(after.nodes.filter(({ level }) => level === 'second').map(({ code }) => code))
  const common = after.items.filter(
    ({ code, dimension }) =>
      second.has(dimension) &&
      before.items.some((item) => item.code === code) &&
      !(alone(before, dimension) && alone(after, dimension)),
  )
  return [
    ...tree,
    beside('smile_rate', '', named(SMILE)),
    beside('satisfaction', '', named(SATISFACTION)),
    ...SENSES.map((sense) =>
      beside('sense', sense, ({ items }) => items.filter((item) => item.sense === sense).map(codeOf)),
    ),
    beside('ladder', '', named(LADDER)),
    ...common.map(({ code }) => beside('item_score', code, named(code))),
  ]
}

function named(code: string) {
  return ({ items }: WaveTree): string[] => items.filter((item) => item.code === code).map(codeOf)
}

function codeOf({ code }: Item): string {
  return code
}

/** A node and everything below it. */
function below({ nodes }: WaveTree, code: string): string[] {
  return [
    code,
    ...nodes
      .filter(({ parent }) => parent === code)
      .flatMap((node) => below({ items: [], nodes }, node.code)),
  ]
}
