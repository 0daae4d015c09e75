import type { FromWorker, ToWorker } from './messages.ts'
import { StudioForm } from './studio-form.ts'
import { StudioSheet } from './studio-sheet.ts'
import { readWords, type StudioWords } from './words.ts'

/**
 * Brings the studio to life: fields go to the worker as schemes, figures come back into the page. While a run is
 * under way further changes wait, and only the last of them is run.
 */
class Studio {
  private readonly sheet: StudioSheet
  private readonly fields: StudioForm
  private number = 0
  private busy = false
  private waiting = false
  private changedAt = 0

  constructor(
    form: HTMLFormElement,
    words: StudioWords,
    private readonly worker: Worker,
  ) {
    this.sheet = new StudioSheet(words)
    this.fields = new StudioForm(form, words)
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.take(data))
  }

  open(data: unknown): void {
    this.send({ kind: 'open', data })
  }

  private take(message: FromWorker): void {
    if (message.kind === 'ready') {
      this.fields.onChange(() => this.ask())
      document.documentElement.classList.add('studio-live')
      this.ask()
      return
    }
    this.busy = false
    if (this.waiting) this.ask()
    if ('refusal' in message.a) this.sheet.refuse('a', message.a.refusal)
    else {
      this.sheet.figures('a', message.a.figures)
      this.fields.showWeights(message.a.figures.weights)
      if (message.a.parts) this.sheet.parts(message.a.parts)
    }
    if (message.b && 'figures' in message.b) this.sheet.figures('b', message.b.figures)
    else if (message.b) this.sheet.refuse('b', message.b.refusal)
    performance.measure('studio', { start: this.changedAt, end: performance.now() })
  }

  private ask(): void {
    this.waiting = this.busy
    if (this.busy) return
    this.busy = true
    this.changedAt = performance.now()
    const schemes = { a: this.fields.scheme(), b: this.fields.other() }
    const edition = this.fields.text('edition') === 'people' ? 'people' : 'blended'
    const city = this.fields.text('city') || null
    this.send({ kind: 'run', run: { number: ++this.number, edition, city, schemes } })
  }

  private send(message: ToWorker): void {
    this.worker.postMessage(message)
  }
}

const form = document.getElementById('studio')
const words = readWords()
if (form instanceof HTMLFormElement && words) {
  const { data = '', worker = '' } = form.dataset
  const studio = new Studio(form, words, new Worker(worker))
  void fetch(data)
    .then((answer) => answer.json())
    .then((loaded) => studio.open(loaded))
}
