import { ownRanking } from '#app/statistics/composite/ranking/own/own-ranking.ts'
import type { OwnWords } from '#app/survey/own-weights/own-sentences.ts'
import {
  fieldOf,
  LARGEST_WEIGHT,
  ownAddress,
  readOwnWeights,
  type OwnBasis,
} from '#app/survey/own-weights/own-weights.ts'
import { OwnSheet } from './own-sheet.ts'

/** What the page hands to its script. */
export interface OwnPage {
  language: 'zh-CN' | 'en'
  basis: OwnBasis
  words: OwnWords
}

/** What one press of a button adds or takes. */
const STEP = 5
/** a moment of rest while a reader types or keeps a button pressed */
const PAUSE = 60

/** Ranks the cities anew in the browser whenever a weight changes; the address always tells the weights. */
function bringToLife(form: HTMLFormElement, { language, basis, words }: OwnPage): void {
  const sheet = new OwnSheet(language, words)
  let waiting = 0
  const rank = () => {
    const fields = new FormData(form)
    const read = readOwnWeights((field) => String(fields.get(field) ?? ''), basis.letters)
    sheet.problem(read.problem)
    if (read.problem !== null) return
    sheet.shares(basis.letters, read.weights)
    sheet.ranking(ownRanking(basis, read.weights))
    const address = ownAddress(basis, read.typed)
    sheet.address(address)
    history.replaceState(null, '', address)
  }
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(rank, PAUSE)
  })
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[data-step]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      const field = form.elements.namedItem(fieldOf(button.dataset['letter'] ?? ''))
      if (!(field instanceof HTMLInputElement)) return
      const moved = (Number(field.value) || 0) + STEP * Number(button.dataset['step'])
      field.value = String(Math.round(Math.min(LARGEST_WEIGHT, Math.max(0, moved)) * 10) / 10)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
  document.documentElement.classList.add('own-live')
}

const form = document.getElementById('own-weights')
const brought = document.getElementById('own-page')?.textContent
if (form instanceof HTMLFormElement && brought) bringToLife(form, JSON.parse(brought) as OwnPage)
