import { writeField } from '#app/survey/rules/item-field.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import { placeOnRoad } from '#app/survey/rules/road.ts'
import { isShown } from '#app/survey/rules/rules.ts'
import { orderRows } from './order-rows.ts'
import { makeRankingRows } from './ranking-rows.ts'
import { showListening } from './listening/listen-button.ts'
import type { Survey } from './survey.ts'

/** Shows the screens the page brought along, one at a time, in the page's form. */
export class Screens {
  private readonly stock = (document.getElementById('screens') as HTMLTemplateElement).content
  private readonly opening: Node[]
  private readonly survey: Survey
  private readonly title = document.title
  readonly form: HTMLFormElement

  constructor(survey: Survey, form: HTMLFormElement) {
    this.survey = survey
    this.form = form
    this.opening = Array.from(form.childNodes)
  }

  showOpening(): void {
    this.fill(this.opening)
    this.settle(this.title)
  }

  /** Shows one of the screens that are not questions. */
  show(name: string): void {
    this.fill(this.copy(name))
    this.settle(`${this.heading()} · ${this.title}`)
  }

  showItem(index: number, answers: Answers): void {
    const { items, progress } = this.survey
    const item = items[index]
    if (!item) return
    this.fill(this.copy(item.code))
    const { place, of } = placeOnRoad(items, answers, index)
    const line = this.form.querySelector('[data-place]')
    if (line) line.textContent = progress.replace('{place}', String(place)).replace('{of}', String(of))
    orderRows(this.form, item)
    this.enter(writeField(answers[item.code]))
    makeRankingRows(this.form)
    showListening(this.form, this.survey)
    this.settle(`${this.heading()} · ${this.title}`)
  }

  /** Puts the texts of the screen into simpler words, or back into the usual ones. */
  reword(simple: boolean): void {
    for (const place of Array.from(this.form.querySelectorAll<HTMLElement>('[data-simple]'))) {
      const { dataset } = place
      dataset['usual'] ??= place.textContent ?? ''
      place.textContent = (simple ? dataset['simple'] : dataset['usual']) ?? ''
    }
    const button = this.form.querySelector<HTMLButtonElement>('.words')
    if (button) {
      button.value = simple ? 'words:usual' : 'words:simple'
      button.textContent = button.dataset[simple ? 'usual' : 'simpler'] ?? ''
    }
    this.form.dataset['words'] = simple ? 'simple' : 'usual'
    document.title = `${this.heading()} · ${this.title}`
  }

  showCheck(answers: Answers): void {
    this.fill(this.copy(':check'))
    for (const item of this.survey.all) {
      const row = this.form.querySelector<HTMLElement>(`[data-row="${item.code}"]`)
      const words = row?.querySelector<HTMLElement>('[data-none]')
      if (!row || !words) continue
      row.hidden = !this.survey.items.some(({ code }) => code === item.code) || !isShown(item, answers)
      words.textContent = this.answerWords(item, answers) || (words.dataset['none'] ?? '')
    }
    this.settle(`${this.heading()} · ${this.title}`)
  }

  /** @param leaves the browser sends by itself, also when the page is closed */
  showUnsent(why: 'offline' | 'busy', leaves: boolean): void {
    if (!this.form.querySelector('[data-why]')) this.show(':unsent')
    const reason = this.form.querySelector<HTMLElement>('[data-why]')
    if (!reason) return
    const { dataset } = reason
    reason.textContent = [dataset[why], dataset[leaves ? 'leaves' : 'stay']].join(' ')
  }

  showDone(code: string): void {
    this.show(':done')
    const place = this.form.querySelector('[data-code]')
    if (place) place.textContent = code
  }

  /** The line below the questions that says what this phone keeps. */
  showKept(keeps: boolean): void {
    const line = document.getElementById('kept')
    if (line) line.hidden = !keeps
  }

  /** Says what has to be looked at again, and leads there. */
  complain(message: string, aboutField: boolean): void {
    this.form.querySelectorAll('.error-summary, .fault').forEach((old) => old.remove())
    const summary = this.copy(':fault')[0] as HTMLElement
    const link = summary.querySelector('a')
    if (link && aboutField) link.textContent = message
    else if (link?.parentElement) link.parentElement.textContent = message
    const question = this.form.querySelector('#question')
    const place = this.form.querySelector('.head, .place')
    this.form.insertBefore(summary, place?.nextSibling ?? this.form.firstChild)
    if (aboutField && question) {
      const line = document.createElement('p')
      line.className = 'fault'
      line.id = 'fault'
      line.textContent = message
      const head = question.closest('legend') ?? question
      head.parentNode?.insertBefore(line, head.nextSibling)
      this.form.querySelectorAll('[name="answer"]').forEach((field) => {
        field.setAttribute('aria-describedby', 'fault')
      })
    }
    document.title = `${this.survey.faultPrefix} ${this.heading()} · ${this.title}`
    window.scrollTo(0, 0)
    summary.focus({ preventScroll: true })
  }

  /** A quiet line above the screen, read out when the reader pauses. */
  note(message: string): void {
    const line = document.createElement('p')
    line.className = 'note'
    line.setAttribute('role', 'status')
    line.textContent = message
    this.form.insertBefore(line, this.form.firstChild)
  }

  private copy(name: string): ChildNode[] {
    const screen = this.stock.querySelector(`[data-screen="${name}"]`)
    return Array.from(screen?.cloneNode(true).childNodes ?? [])
  }

  private fill(nodes: Node[]): void {
    this.form.textContent = ''
    this.form.append(...nodes)
  }

  private heading(): string {
    return this.form.querySelector('#question')?.textContent ?? ''
  }

  private settle(title: string): void {
    document.title = title
    window.scrollTo(0, 0)
    this.form.querySelector<HTMLElement>('#question')?.focus({ preventScroll: true })
  }

  private enter(texts: string[]): void {
    const fields = Array.from(
      this.form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
        '[name="answer"]',
      ),
    )
    // of the answers beside a number, none belongs into its field
    const boxes = new Set(fields.map((field) => (field.type === 'checkbox' ? field.value : '')))
    fields.forEach((field, at) => {
      if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type)) {
        field.checked = texts.includes(field.value)
      } else field.value = texts.filter((text) => !boxes.has(text))[at] ?? ''
    })
  }

  private answerWords(item: Item, answers: Answers): string {
    const texts = writeField(answers[item.code])
    const screen = this.stock.querySelector(`[data-screen="${item.code}"]`)
    const words = texts.map((text) => {
      const option = Array.from(
        screen?.querySelectorAll<HTMLInputElement>('option, input[value]') ?? [],
      ).find((one) => one.value === text)
      return option?.closest('label.answer')?.textContent ?? option?.textContent ?? text
    })
    const unit = screen?.querySelector('#unit')?.textContent
    if (unit && typeof answers[item.code] === 'number') return `${words.join('')} ${unit}`
    const isChinese = this.survey.language.startsWith('zh')
    if (item.type !== 'ranking') return words.join(isChinese ? '、' : ', ')
    return words.map((word, at) => `${at + 1}. ${word}`).join(isChinese ? '，' : ', ')
  }
}
