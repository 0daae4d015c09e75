import type { Item } from '#app/survey/item.ts'

/** Puts the answers of a question in the order in which this resident is shown them. */
export function orderRows(form: HTMLFormElement, { options }: Item): void {
  const places = new Map(options.map(({ value }, place) => [String(value), place]))
  const placeOf = (field: HTMLInputElement | HTMLOptionElement | null) => places.get(field?.value ?? '') ?? -1
  for (const group of Array.from(form.querySelectorAll('.answers'))) {
    const rows = Array.from(group.querySelectorAll('label.answer'))
    const sorted = [...rows].sort(
      (a, b) => placeOf(a.querySelector('input')) - placeOf(b.querySelector('input')),
    )
    if (sorted.every((row, at) => row === rows[at])) continue
    // links to the question lead to its first answer
    const first = group.querySelector('#answer')
    first?.removeAttribute('id')
    if (first) sorted[0]?.querySelector('input')?.setAttribute('id', 'answer')
    group.append(...sorted)
  }
  for (const list of Array.from(form.querySelectorAll('select'))) {
    // "no choice" has no place and stays first
    list.append(...Array.from(list.options).sort((a, b) => placeOf(a) - placeOf(b)))
  }
}
