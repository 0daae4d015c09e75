import type { Condition, Item } from '#app/survey/item.ts'
import { simplifyCondition } from './simplify-condition.ts'

/** One line of the form of a condition. */
export interface ConditionLine {
  /** empty, `<item>` for "answered", or `<item>=<value>`; `<item>#` for a number that is compared */
  about: string
  not: boolean
  sign: '<' | '<=' | '>' | '>='
  than: string
}

/** Blocks that must all hold; of a block one line is enough. */
export type ConditionBlocks = ConditionLine[][]

const SIGNS = ['<', '<=', '>', '>='] as const

/** A condition as blocks of lines; null when it is nested more deeply than the form can show. */
export function blocksOf(condition: Condition | undefined): ConditionBlocks | null {
  if (!condition) return []
  const simple = simplifyCondition(condition)
  const blocks = ('all' in simple ? simple.all : [simple]).map((block) => {
    const lines = ('any' in block ? block.any : [block]).map(linesOf)
    return lines.every((line) => line !== null) ? lines.flat() : null
  })
  return blocks.every((block) => block !== null) ? blocks : null
}

/** The condition that the fields describe (`block.0.line.0.about` and so on); null for none. */
export function conditionOfFields(form: URLSearchParams, items: Item[]): Condition | null {
  const all: Condition[] = []
  for (let block = 0; form.has(`block.${block}.line.0.about`); block++) {
    const any: Condition[] = []
    for (let line = 0; form.has(`block.${block}.line.${line}.about`); line++) {
      const atom = atomOf((name) => form.get(`block.${block}.line.${line}.${name}`) ?? '', items)
      if (atom) any.push(atom)
    }
    if (any.length > 0) all.push({ any })
  }
  return all.length > 0 ? simplifyCondition({ all }) : null
}

function linesOf(condition: Condition): ConditionLine[] | null {
  const not = 'not' in condition
  const atom = 'not' in condition ? condition.not : condition
  if (!('item' in atom)) return null
  const line: ConditionLine = { about: atom.item, not, sign: '>=', than: '' }
  if ('answered' in atom) return [line]
  if ('compare' in atom)
    return [{ ...line, about: `${atom.item}#`, sign: atom.compare, than: String(atom.than) }]
  // "none of several values" is one line only when it is one value
  if (not && atom.values.length > 1) return null
  return atom.values.map((value) => ({ ...line, about: `${atom.item}=${value}` }))
}

function atomOf(field: (name: string) => string, items: Item[]): Condition | null {
  const [, code = '', sign = '', text = ''] = /^([^=#]+)(?:([=#])(.*))?$/s.exec(field('about')) ?? []
  const item = items.find((one) => one.code === code)
  if (code === '') return null
  const atom = sign === '#' ? compared(code, field) : sign === '=' ? valued(code, text, item) : answered(code)
  return atom && field('not') === 'yes' ? { not: atom } : atom
}

function answered(item: string): Condition {
  return { item, answered: true }
}

function valued(item: string, text: string, known: Item | undefined): Condition {
  const all = [...(known?.options ?? []), ...(known?.options_extra ?? [])]
  return { item, values: [all.find(({ value }) => String(value) === text)?.value ?? text] }
}

function compared(item: string, field: (name: string) => string): Condition | null {
  const compare = SIGNS.find((sign) => sign === field('sign')) ?? '>='
  const text = field('than').trim().replace(',', '.')
  return text === '' || Number.isNaN(Number(text)) ? null : { item, compare, than: Number(text) }
}
