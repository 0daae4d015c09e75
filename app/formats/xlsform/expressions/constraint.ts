import type { Item } from '#app/survey/item.ts'
import { readTokens, type Token } from './tokens.ts'

/** The limits of an item that a `constraint` can speak of. */
export type Limits = Pick<
  Item,
  'min' | 'max' | 'max_length' | 'min_chosen' | 'max_chosen' | 'min_ranked' | 'max_ranked'
>

type Limited = Pick<Item, 'type' | 'whole'>

/**
 * Reads a `constraint` as limits of the answer: `. >= 0 and . <= 120`, `count-selected(.) <= 3`,
 * `string-length(.) <= 200`.
 *
 * @returns the limits found; whole is false when the expression says more than that
 */
export function readConstraint(expression: string, item: Limited): { limits: Limits; whole: boolean } {
  const limits: Limits = {}
  const parts = split(readTokens(expression) ?? [{ kind: 'sign', sign: '?' }])
  const read = parts.map((part) => readPart(part, item, limits))
  return { limits, whole: read.every(Boolean) }
}

/** The limits of an item as a `constraint`; empty when it has none. */
export function writeConstraint({ type, min, max, max_length, ...item }: Item): string {
  const parts: string[] = []
  const add = (of: string, least: number | undefined, most: number | undefined) => {
    if (least !== undefined) parts.push(`${of} >= ${least}`)
    if (most !== undefined) parts.push(`${of} <= ${most}`)
  }
  if (type === 'number') add('.', min, max)
  if (type === 'multiple_choice') add('count-selected(.)', item.min_chosen, item.max_chosen)
  if (type === 'ranking') add('count-selected(.)', item.min_ranked, item.max_ranked)
  if (type === 'open_text') add('string-length(.)', undefined, max_length)
  return parts.join(' and ')
}

function split(tokens: Token[]): Token[][] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'word' && token.word === 'and') parts.push([])
    else parts.at(-1)!.push(token)
  }
  return parts.map(unwrapped)
}

function unwrapped(part: Token[]): Token[] {
  const [first, last] = [part[0], part.at(-1)]
  const open = first?.kind === 'sign' && first.sign === '(' && last?.kind === 'sign' && last.sign === ')'
  return open ? part.slice(1, -1) : part
}

/** Notes a limit. @returns false when the part sets none that the item knows */
function readPart(part: Token[], { type, whole }: Limited, limits: Limits): boolean {
  const text = part.map(signOf).join('')
  const found = /^(\.|count-selected\(\.\)|string-length\(\.\))(<=|>=|<|>|=)(-?\d+(?:\.\d+)?)$/.exec(text)
  if (!found) return false
  const [, of, sign = '', number] = found
  const steps = of !== '.' || whole === true
  const strict = sign === '<' || sign === '>'
  if (strict && !steps) return false
  const bound = Number(number) + (sign === '<' ? -1 : sign === '>' ? 1 : 0)
  const [least, most] = namesOf(of!, type)
  if (sign !== '<' && sign !== '<=') {
    if (!least) return false
    limits[least] = bound
  }
  if (sign !== '>' && sign !== '>=') {
    if (!most) return false
    limits[most] = bound
  }
  return true
}

function namesOf(of: string, type: Item['type']): [keyof Limits | null, keyof Limits | null] {
  if (of === '.' && type === 'number') return ['min', 'max']
  if (of === 'string-length(.)' && type === 'open_text') return [null, 'max_length']
  if (of !== 'count-selected(.)') return [null, null]
  if (type === 'multiple_choice') return ['min_chosen', 'max_chosen']
  return type === 'ranking' ? ['min_ranked', 'max_ranked'] : [null, null]
}

function signOf(token: Token): string {
  if (token.kind === 'number') return String(token.value)
  if (token.kind === 'word') return token.word
  return token.kind === 'sign' ? token.sign : '?'
}
