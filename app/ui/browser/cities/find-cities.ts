import { rankNames, type OfferedCity } from './rank-names.ts'

/** What fits above the keyboard of a phone. */
const MOST = 8

let made = 0

/**
 * Cities found as one types, in Chinese, pinyin, its first letters or English: a combobox with a list (ARIA authoring
 * practices). Arrow keys choose, Enter takes, Escape closes; without it the field has the browser's own suggestions.
 */
export function findCities(field: HTMLInputElement): void {
  const cities = citiesOf(field)
  if (cities.length === 0) return
  const list = makeList(field)
  let found: OfferedCity[] = []
  let chosen = -1

  function open() {
    found = field.value === '' ? [] : rankNames(cities, field.value, MOST)
    chosen = -1
    list.replaceChildren(...found.map((city, at) => optionOf(city, `${list.id}-${at}`)))
    list.hidden = found.length === 0
    if (!list.hidden) stand(list, field)
    mark()
  }

  function close() {
    list.hidden = true
    chosen = -1
    mark()
  }

  function mark() {
    field.setAttribute('aria-expanded', String(!list.hidden))
    Array.from(list.children).forEach((option, at) =>
      option.setAttribute('aria-selected', String(at === chosen)),
    )
    const option = list.children[chosen]
    if (option) field.setAttribute('aria-activedescendant', option.id)
    else field.removeAttribute('aria-activedescendant')
    option?.scrollIntoView({ block: 'nearest' })
  }

  function take(city: OfferedCity | undefined) {
    if (!city) return
    field.value = city.value
    close()
    if (field.dataset['cities'] === 'go') field.form?.requestSubmit()
  }

  field.addEventListener('input', open)
  field.addEventListener('blur', close)
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const { key } = event
    if (key === 'Escape' && !list.hidden) close()
    else if (key === 'Enter' && !list.hidden && chosen >= 0) take(found[chosen])
    else if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (list.hidden) open()
      const step = key === 'ArrowDown' ? 1 : -1
      if (found.length > 0)
        chosen = (Math.max(chosen, step > 0 ? -1 : 0) + step + found.length) % found.length
      mark()
    } else return
    event.preventDefault()
  })
  // before the field loses the focus, which closes the list
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role="option"]') : null
    if (option) take(found[Array.from(list.children).indexOf(option)])
  })
}

/** The cities of the field's own list of suggestions, which gives way to ours. */
function citiesOf(field: HTMLInputElement): OfferedCity[] {
  const cities = Array.from(field.list?.querySelectorAll('option') ?? []).map((option) => ({
    value: option.value,
    also: option.label === option.value ? '' : option.label,
    names: option.dataset['names'] ?? '',
  }))
  if (cities.length > 0) field.removeAttribute('list')
  return cities
}

function makeList(field: HTMLInputElement): HTMLUListElement {
  const list = document.createElement('ul')
  list.id = `cities-found-${++made}`
  list.className = 'cities-found'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute(
    'aria-label',
    (field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? '').trim(),
  )
  const values = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }
  for (const [name, value] of Object.entries(values)) field.setAttribute(name, value)
  // beside the label, not in it: what is found is no part of the field's name
  const place = field.closest('label') ?? field
  place.after(list)
  return list
}

function stand(list: HTMLElement, field: HTMLInputElement): void {
  const within = (list.offsetParent ?? document.documentElement).getBoundingClientRect()
  const box = field.getBoundingClientRect()
  list.style.left = `${box.left - within.left}px`
  list.style.top = `${box.bottom - within.top + 2}px`
  list.style.minWidth = `${box.width}px`
}

function optionOf({ value, also }: OfferedCity, id: string): HTMLLIElement {
  const option = document.createElement('li')
  option.id = id
  option.setAttribute('role', 'option')
  const other = document.createElement('span')
  other.className = 'soft small'
  other.textContent = also
  option.append(value, ' ', other)
  return option
}
