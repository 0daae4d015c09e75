/** Reads the question on the screen and its answers, one after the other, and marks what is being read. */
export class Reader {
  private readonly form: HTMLFormElement
  private readonly voice: () => SpeechSynthesisVoice | null
  /** grows with every start and stop; what belongs to an earlier one is over */
  private turn = 0
  private recording: HTMLAudioElement | null = null
  private reads = false

  /** @param voice of the page's language, or null */
  constructor(form: HTMLFormElement, voice: () => SpeechSynthesisVoice | null) {
    this.form = form
    this.voice = voice
  }

  toggle(): void {
    if (this.reads) return this.stop()
    this.stop()
    this.reads = true
    this.showButton()
    const recording = this.form.querySelector('audio')
    // a recording says the usual words
    const speaks = this.voice()
    if (recording && (this.form.dataset['words'] !== 'simple' || !speaks)) this.play(recording)
    else this.speak(speaks)
  }

  stop(): void {
    this.turn += 1
    this.reads = false
    if ('speechSynthesis' in window) speechSynthesis.cancel()
    this.recording?.pause()
    this.recording = null
    this.mark(null)
    this.showButton()
  }

  private play(recording: HTMLAudioElement): void {
    const { turn } = this
    const otherwise = () => this.turn === turn && this.speak(this.voice())
    this.recording = recording
    recording.currentTime = 0
    recording.onended = () => this.turn === turn && this.stop()
    recording.onerror = otherwise
    recording.play().catch(otherwise)
  }

  private speak(voice: SpeechSynthesisVoice | null): void {
    if (!voice) return this.stop()
    const { turn } = this
    const parts = this.parts()
    parts.forEach((part, at) => {
      const words = new SpeechSynthesisUtterance(part.textContent ?? '')
      words.voice = voice
      words.lang = voice.lang
      words.onstart = () => this.turn === turn && this.mark(part)
      words.onend = () => this.turn === turn && at === parts.length - 1 && this.stop()
      words.onerror = () => this.turn === turn && this.stop()
      speechSynthesis.speak(words)
    })
  }

  /** The question, what is said about it, and the answers, in the order shown. */
  private parts(): HTMLElement[] {
    const found = this.form.querySelectorAll<HTMLElement>('#question, .hint, .field > span, .row')
    return Array.from(found).filter((part) => part.offsetParent !== null && part.textContent?.trim())
  }

  private mark(part: HTMLElement | null): void {
    this.form.querySelectorAll('.being-read').forEach((other) => other.classList.remove('being-read'))
    part?.classList.add('being-read')
    part?.scrollIntoView({ block: 'nearest' })
  }

  private showButton(): void {
    const button = this.form.querySelector<HTMLElement>('[data-listen]')
    if (!button) return
    const { dataset } = button
    dataset['start'] ??= button.getAttribute('aria-label') ?? ''
    button.setAttribute('aria-label', (this.reads ? dataset['stop'] : dataset['start']) ?? '')
    button.classList.toggle('reads', this.reads)
  }
}
