import type { Item } from '#app/survey/item.ts'
import type { QuestionnaireContent } from '../questionnaire.ts'

/**
 * Where two questionnaires would take different answers: items that one of them lacks or asks elsewhere, and items of
 * another type, with other values, limits or conditions. Words make no difference.
 *
 * @returns the codes of those items, `split` where the blocks differ; empty when answers to one are answers to the other
 */
export function asksTheSame(a: QuestionnaireContent, b: QuestionnaireContent): string[] {
  const codes = [...new Set([...a.items, ...b.items].map(({ code }) => code))]
  const differing = codes.filter((code) => {
    const [before, after] = [a, b].map(({ items }) => items.findIndex((item) => item.code === code))
    return before !== after || rulesOf(a.items[before!]!) !== rulesOf(b.items[after!]!)
  })
  return JSON.stringify(a.split ?? null) === JSON.stringify(b.split ?? null)
    ? differing
    : [...differing, 'split']
}

/** Everything of an item that decides which answers it takes and how they count. */
function rulesOf(item: Item): string {
  const {
    text: _t,
    hint: _h,
    short_label: _s,
    simple: _e,
    unit: _u,
    audio: _a,
    notes: _n,
    forms: _f,
    ...rules
  } = item
  const pipes = Object.keys(item.pipes ?? {})
  const optionsOf = (options: Item['options'] = []) =>
    options.map(({ label: _label, simple: _simple, ...option }) => option)
  const options = optionsOf(rules.options)
  return JSON.stringify({ ...rules, options, options_extra: optionsOf(rules.options_extra), pipes })
}
