/**
 * Saves the form one is typing in, a moment after the last key. What could not be saved stays on the page with its
 * save button; a newer state of somebody else is never written over.
 */
const WAIT_MS = 1200

const script = document.currentScript ?? document.querySelector('script[data-saving]')
const words = (script as HTMLScriptElement | null)?.dataset ?? {}
const said = document.querySelector<HTMLElement>('[data-autosave-said]')
let saving: Promise<void> = Promise.resolve()
let stale = false

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) watch(form)

function watch(form: HTMLFormElement): void {
  const changed = new Set<Element>()
  let timer: ReturnType<typeof setTimeout> | undefined
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof Element) || stale) return
    changed.add(target.closest('[data-part]') ?? form)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const parts = [...changed]
      changed.clear()
      saving = saving.then(() => save(form, parts))
    }, WAIT_MS)
  })
  // a plain save sends everything there is; nothing may follow it
  form.addEventListener('submit', () => clearTimeout(timer))
  addEventListener('beforeunload', (event) => {
    if (changed.size > 0 && document.activeElement && form.contains(document.activeElement))
      event.preventDefault()
  })
  form.addEventListener('submit', () => changed.clear())
}

async function save(form: HTMLFormElement, parts: Element[]): Promise<void> {
  say(words['saving'])
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    const control = form.querySelector(`[name="${CSS.escape(name)}"]`)
    const part = control?.closest('[data-part]')
    if (typeof value === 'string' && (!part || parts.includes(part))) fields.append(name, value)
  }
  try {
    const response = await fetch(form.dataset['autosave'] ?? '', { method: 'POST', body: fields })
    const outcome = (await response.json()) as { outcome: string; revision?: number; code?: string }
    if (outcome.outcome === 'saved' && outcome.revision !== undefined) {
      for (const base of document.querySelectorAll<HTMLInputElement>('input[name="base"]')) {
        base.value = String(outcome.revision)
      }
      const own = form.querySelector<HTMLInputElement>('input[name="of"]')
      if (own && outcome.code !== undefined) own.value = outcome.code
      say(words['saved'])
    } else if (outcome.outcome === 'conflict') {
      stale = true
      say(words['stale'])
    } else say(words['failed'])
  } catch {
    say(words['failed'])
  }
}

function say(text: string | undefined): void {
  if (said) said.textContent = text ?? ''
}
