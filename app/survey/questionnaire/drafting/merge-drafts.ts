import type { Item } from '#app/survey/item.ts'
import type { QuestionnaireContent } from '../questionnaire.ts'

/** Where both have changed the same thing, and mine was taken: the item (null for the whole) and its field. */
export interface Collision {
  item: string | null
  field: string
}

/**
 * Joins the changes that two people made to the same draft: what only one of them changed is taken from them; where
 * both changed the same field of an item, or the same language of a text, mine is taken and the collision named.
 *
 * @param base what both began from
 */
export function mergeDrafts(
  base: QuestionnaireContent,
  mine: QuestionnaireContent,
  theirs: QuestionnaireContent,
): { content: QuestionnaireContent; collisions: Collision[] } {
  const collisions: Collision[] = []
  const find = ({ items }: QuestionnaireContent, code: string) => items.find((item) => item.code === code)
  const pick = (item: string | null) => (field: string) => void collisions.push({ item, field })

  const items = orderOf(base, mine, theirs).flatMap((code) => {
    const [was, my, their] = [find(base, code), find(mine, code), find(theirs, code)]
    if (my && their) return [merge(was ?? {}, my, their, '', pick(code)) as Item]
    const left = my ?? their
    // taken out by one: it stays out, unless the other has changed it meanwhile
    if (!left || (was && same(was, left))) return []
    if (was) pick(code)('removed')
    return [left]
  })
  const { items: _a, ...wholeBase } = base
  const { items: _b, ...wholeMine } = mine
  const { items: _c, ...wholeTheirs } = theirs
  const whole = merge(wholeBase, wholeMine, wholeTheirs, '', pick(null)) as Omit<
    QuestionnaireContent,
    'items'
  >
  return { content: { ...whole, items }, collisions }
}

/** Mine when I have changed the order, else theirs; what the other has added follows what it followed there. */
function orderOf(base: QuestionnaireContent, mine: QuestionnaireContent, theirs: QuestionnaireContent) {
  const codes = ({ items }: QuestionnaireContent) => items.map(({ code }) => code)
  const [was, my, their] = [codes(base), codes(mine), codes(theirs)]
  const kept = (list: string[]) => list.filter((code) => was.includes(code))
  const untouched = same(
    kept(my),
    was.filter((code) => my.includes(code)),
  )
  const [first, second] = untouched ? [their, my] : [my, their]
  const order = [...first]
  second.forEach((code, at) => {
    if (order.includes(code)) return
    const before = second.slice(0, at).findLast((one) => order.includes(one))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, code)
  })
  return order
}

/** Field by field; texts and other plain objects are joined by their own fields, everything else is one value. */
function merge(
  was: unknown,
  mine: unknown,
  theirs: unknown,
  path: string,
  collide: (path: string) => void,
): unknown {
  if (same(mine, theirs) || same(was, theirs)) return mine
  if (same(was, mine)) return theirs
  if (!isPlain(mine) || !isPlain(theirs)) {
    collide(path)
    return mine
  }
  const base = isPlain(was) ? was : {}
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
  return Object.fromEntries(
    names
      .map((name) => {
        const below = path === '' ? name : `${path}.${name}`
        return [name, merge(base[name], mine[name], theirs[name], below, collide)] as const
      })
      .filter(([, value]) => value !== undefined),
  )
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, at) => same(one, b[at]))
  }
  if (!isPlain(a) || !isPlain(b)) return false
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => same(a[name], b[name]))
}
