import type { Survey } from '../survey.ts'
import { findVoice } from './find-voice.ts'

/** What the listening button needs to know of a page. */
type Listening = Pick<Survey, 'language' | 'listen'>

/** Shows the listening button of a screen when it has a recording, or the phone a voice of the page's language. */
export function showListening(form: HTMLFormElement, { language }: Listening): void {
  const button = form.querySelector<HTMLElement>('[data-listen]')
  const recording = form.querySelector('audio')
  if (!button) return
  // the button plays it; the browser's own controls are for pages without script
  if (recording) recording.controls = false
  button.hidden = !recording && !findVoice(language)
}

/** Brings in the script that reads when somebody listens for the first time, and shows the button once voices are known. */
export function watchListening(form: HTMLFormElement, survey: Listening): void {
  let asked = false
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-listen]')
    if (!button || asked) return
    asked = true
    const script = document.createElement('script')
    script.src = survey.listen
    script.dataset['language'] = survey.language
    script.onerror = () => {
      asked = false
      script.remove()
    }
    document.body.append(script)
  })
  // some browsers find their voices only after a while
  if ('speechSynthesis' in window && 'addEventListener' in speechSynthesis) {
    speechSynthesis.addEventListener('voiceschanged', () => showListening(form, survey))
  }
}
