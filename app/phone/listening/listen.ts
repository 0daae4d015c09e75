import { findVoice } from './find-voice.ts'
import { Reader } from './reader.ts'

/** Comes in when somebody listens for the first time; begins with the question on the screen. */
const language = (document.currentScript as HTMLScriptElement | null)?.dataset['language'] ?? ''
const form = document.getElementById('answer-form') as HTMLFormElement
const reader = new Reader(form, () => findVoice(language))

document.addEventListener('click', ({ target }) => {
  if ((target as Element).closest('[data-listen]')) reader.toggle()
})
// the next question, an answer that is complained about, another page: what was read is not on the screen any more
new MutationObserver(() => reader.stop()).observe(form, { childList: true })
addEventListener('pagehide', () => reader.stop())
reader.toggle()
