import { checkKeyed, isBegun, isComplete, nextNumber } from './check-keyed.ts'

/**
 * Makes a sheet quick to key: a code that can be no longer goes on by itself, Enter goes on and never sends, and a code
 * the question does not have is refused at once, in its place.
 */
function takeOver(form: HTMLFormElement): void {
  const fields = Array.from(form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-kind]'))
  form.addEventListener('keydown', (event) => {
    const { target, key } = event
    if (key !== 'Enter' || !(target instanceof HTMLInputElement) || target.type === 'checkbox') return
    event.preventDefault()
    const field = fields.find((one) => one === target)
    if (!field) focusable(target)?.focus()
    else if (show(field)) goOn(field)
  })
  form.addEventListener('input', ({ target }) => {
    const field = fields.find((one) => one === target)
    if (!field) return
    const { kind = '', max } = field.dataset
    if (isBegun(kind, codesOf(field), max, field.value)) return say(field, null)
    if (show(field) && isComplete(kind, codesOf(field), field.value)) goOn(field)
  })
  form.addEventListener('change', ({ target }) => {
    const field = fields.find((one) => one === target)
    if (field) show(field)
  })
  form.addEventListener('submit', (event) => {
    const wrong = fields.filter((field) => !show(field))
    if (wrong.length === 0) return
    event.preventDefault()
    wrong[0]?.focus()
  })

  function goOn(field: HTMLElement) {
    const number = nextNumber(field.dataset['ways'] ?? '', (field as HTMLInputElement).value)
    const target = fields.find(
      (one) => one.dataset['number'] === String(number ?? Number(field.dataset['number']) + 1),
    )
    const next = target ?? form.querySelector<HTMLElement>('button[name="step"]')
    next?.focus()
    if (next instanceof HTMLInputElement) next.select()
  }

  function focusable(from: HTMLElement): HTMLElement | null {
    const all = Array.from(
      form.querySelectorAll<HTMLElement>('input:not([type="hidden"]), select, textarea, button'),
    )
    return all[all.indexOf(from) + 1] ?? null
  }
}

/** Says in the field's own place what it does not know. @returns whether all is well */
function show(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  const { kind = '', min, max } = field.dataset
  const unknown = checkKeyed(kind, codesOf(field), { min, max }, field.value)
  say(field, unknown)
  return unknown === null
}

function say(field: HTMLElement, unknown: string | null): void {
  const line = document.getElementById(`${field.id}-fault`)
  const row = field.closest('.keying-row')
  if (line)
    line.textContent = unknown === null ? '' : (field.dataset['words'] ?? '').replace('{keyed}', unknown)
  row?.classList.toggle('keying-wrong', unknown !== null)
  if (unknown === null) field.removeAttribute('aria-invalid')
  else field.setAttribute('aria-invalid', 'true')
}

function codesOf(field: HTMLElement): string[] {
  return (field.dataset['codes'] ?? '').split(' ').filter(Boolean)
}

const form = document.querySelector('form[data-keying]')
if (form instanceof HTMLFormElement) takeOver(form)
