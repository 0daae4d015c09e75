/**
 * Turns the lists of a ranking into rows to tap in order: the first tap is the first place, a second tap takes a row
 * away again. Keyboards reach the rows as buttons.
 */
export function makeRankingRows(form: HTMLFormElement): void {
  const ranking = form.querySelector<HTMLElement>('[data-ranking]')
  if (!ranking) return
  const lists = Array.from(ranking.querySelectorAll('select'))
  const options = Array.from(lists[0]?.options ?? []).filter((option) => option.value !== '')
  const words = ranking.dataset['rankedAs'] ?? ''
  let chosen = lists.map((list) => list.value).filter(Boolean)

  const rows = options.map((option) => {
    const row = document.createElement('button')
    row.type = 'button'
    row.className = 'answer'
    row.value = option.value
    const face = document.createElement('span')
    face.className = 'row'
    const label = document.createElement('span')
    label.textContent = option.text
    face.append(label)
    row.append(face)
    row.addEventListener('click', () => {
      const isFull = chosen.length === lists.length
      if (chosen.includes(row.value)) chosen = chosen.filter((value) => value !== row.value)
      else if (!isFull) chosen.push(row.value)
      else status.textContent = ranking.dataset['full'] ?? ''
      draw()
      row.dispatchEvent(new Event('change', { bubbles: true }))
    })
    return row
  })

  // a tap that takes nothing says why
  const status = document.createElement('p')
  status.className = 'hint'
  status.setAttribute('role', 'status')
  const fields = document.createElement('div')
  const group = document.createElement('div')
  group.className = 'answers'
  group.append(...rows)
  ranking.textContent = ''
  ranking.append(status, group, fields)
  if (rows[0]) rows[0].id = 'answer'
  draw()

  function draw() {
    fields.textContent = ''
    if (chosen.length < lists.length) status.textContent = ''
    for (const value of chosen) {
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = 'answer'
      field.value = value
      fields.append(field)
    }
    for (const row of rows) {
      const place = chosen.indexOf(row.value) + 1
      const face = row.firstElementChild as HTMLElement
      row.setAttribute('aria-pressed', String(place > 0))
      face.dataset['rank'] = place ? String(place) : ''
      // the place is read out with the row's own words
      if (place)
        row.setAttribute('aria-label', `${face.textContent}, ${words.replace('{place}', String(place))}`)
      else row.removeAttribute('aria-label')
    }
  }
}
