import { schemeOfFields } from '#app/survey/scheme/scheme-fields.ts'
import type { SchemeTree } from '#app/survey/scheme/scheme-tree.ts'
import type { Scheme } from '#app/survey/scheme/scheme.ts'
import type { StudioFigures } from '#app/survey/scheme/studio-figures.ts'

/** The controls of the studio: number fields that the form sends, and a slider beside each. */
export class StudioForm {
  constructor(
    private readonly form: HTMLFormElement,
    private readonly tree: SchemeTree,
  ) {
    for (const slider of this.sliders()) slider.hidden = false
  }

  /** Tells of every change once the fields agree with each other. */
  onChange(listener: () => void): void {
    this.form.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLInputElement) this.follow(target)
      listener()
    })
    const reset = this.form.querySelector<HTMLButtonElement>('button[value="reset-goalposts"]')
    reset?.addEventListener('click', (event) => {
      event.preventDefault()
      for (const field of this.form.querySelectorAll<HTMLInputElement>('input[data-goalpost]'))
        field.value = ''
      listener()
    })
    const framework = this.form.elements.namedItem('framework')
    if (framework instanceof HTMLSelectElement) {
      framework.addEventListener('change', () => this.form.requestSubmit())
    }
  }

  scheme(): Scheme {
    return schemeOfFields(new FormData(this.form), this.tree)
  }

  /** The set-up that stands beside, as it was kept. */
  other(): Scheme | null {
    const kept = this.text('other')
    return kept === '' ? null : (JSON.parse(kept) as Scheme)
  }

  text(name: string): string {
    return String(new FormData(this.form).get(name) ?? '')
  }

  /** Where the weights are not entered, the fields show what the method gives, so that entering starts there. */
  showWeights(weights: StudioFigures['weights']): void {
    for (const level of ['first', 'second']) {
      if (this.text(level) === 'entered') continue
      for (const { code } of this.tree.nodes.filter((node) => node.level === level)) {
        const share = Math.round((weights[code] ?? 0) * 1000) / 10
        this.set(`weight.${code}`, String(share))
      }
    }
  }

  private follow(changed: HTMLInputElement): void {
    const twin = changed.dataset['twin']
    if (twin !== undefined) this.set(twin, changed.value)
    else if (changed.name !== '') this.set(changed.name, changed.value, changed)
    const code = /^weight\.(.+)$/.exec(twin ?? changed.name)?.[1]
    const level = this.tree.nodes.find((node) => node.code === code)?.level
    const method = level && this.form.elements.namedItem(level)
    if (method instanceof HTMLSelectElement) method.value = 'entered'
  }

  private set(name: string, value: string, except?: HTMLInputElement): void {
    const field = this.form.elements.namedItem(name)
    if (field instanceof HTMLInputElement && field !== except) field.value = value
    const slider = this.sliders().find((one) => one.dataset['twin'] === name)
    if (slider && slider !== except) slider.value = value
  }

  private sliders(): HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>('input[data-twin]')]
  }
}
