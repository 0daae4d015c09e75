/**
 * Finds cities in the list of a wave's form while somebody types: by Chinese name, pinyin, English name or code. Without it the list
 * stands there whole.
 */
const field = document.querySelector<HTMLInputElement>('[data-city-filter]')
const box = field?.closest<HTMLElement>('[hidden]')
if (field && box) {
  box.hidden = false
  const groups = Array.from(document.querySelectorAll('[data-city-group]'))
  const cities = Array.from(document.querySelectorAll<HTMLElement>('[data-city-names]'))
  const wereOpen = new Map<HTMLDetailsElement, boolean>()
  for (const group of groups) {
    if (group instanceof HTMLDetailsElement) wereOpen.set(group, group.open)
  }
  field.addEventListener('input', () => {
    const typed = plain(field.value)
    for (const city of cities) city.hidden = !(city.dataset['cityNames'] ?? '').includes(typed)
    for (const [group, wasOpen] of wereOpen) group.open = typed === '' ? wasOpen : true
  })
  // Enter looks for a city; it does not send the form
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
  })
}

/** As the server writes the names: small letters without marks, spaces and apostrophes. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\s'’·.-]/g, '')
    .toLowerCase()
}
