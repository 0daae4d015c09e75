import { IdleWatch } from './assisted/idle-watch.ts'
import { SealedOutbox } from './assisted/sealed-outbox.ts'
import { TurnKeeper } from './assisted/turn-keeper.ts'
import { Interview } from './interview.ts'
import { openOffline } from './offline/offline.ts'
import { Screens } from './screens.ts'
import { readSurvey } from './survey.ts'
import { openKeeper, type Keeper } from './visit.ts'

setTimeout(takeOver)

/** The questions on a device that passes from hand to hand: a shared tablet, or an interviewer's. */
function takeOver(): void {
  const survey = readSurvey()
  const form = document.getElementById('answer-form')
  const aside = document.getElementById('assisted')
  const stillThere = document.getElementById('still-there')
  if (!survey || !(form instanceof HTMLFormElement) || !aside || !stillThere) return

  const tablet = aside.dataset['mode'] === 'tablet'
  const turn = new TurnKeeper()
  // an interviewer's own device keeps an interview under way; a shared one keeps nothing
  const kept = openKeeper(`${survey.wave} ${aside.dataset['mode'] ?? ''}`, survey.city)
  const keeper: Keeper = tablet ? turn : { ...kept, readCode: () => null, writeCode: () => turn.writeCode() }
  const outbox = new SealedOutbox(openOffline(survey), aside.dataset['lock'])
  const interview = new Interview(survey, new Screens(survey, form), keeper, outbox)

  const startOver = () => {
    outbox.seal()
    interview.clear()
  }
  // sealed before the interview hears of the click and takes its post back
  form.addEventListener(
    'click',
    ({ target }) => (target as Element).closest('button')?.value === 'restart' && outbox.seal(),
    { capture: true },
  )
  turn.onCode = () => setTimeout(() => endWith('after-sending'))
  outbox.onHeld = () => setTimeout(() => endWith('kept-sealed'))
  interview.begin()
  if (!tablet) return

  const { dataset } = aside
  const seconds = {
    idle: Number(dataset['idle']),
    warning: Number(dataset['warning']),
    code: Number(dataset['code']),
  }
  // who is turned away leaves nothing but the words that say so
  const state = () => (turn.state === 'free' && !form.querySelector('[value="start"]') ? 'done' : turn.state)
  const watch = new IdleWatch(seconds, stillThere, state, startOver)
  stillThere.querySelector('button')?.addEventListener('click', () => watch.stay())
}

/** Puts the way to the next person below what is on the screen, in place of what leads elsewhere. */
function endWith(name: 'after-sending' | 'kept-sealed'): void {
  const form = document.getElementById('answer-form')
  const end = document.getElementById(name)
  if (!form || !(end instanceof HTMLTemplateElement) || form.querySelector('[value="restart"]')) return
  form.querySelector('a[href="/withdraw"]')?.closest('p')?.remove()
  form.querySelector('button[value="clear"]')?.closest('p')?.remove()
  form.append(end.content.cloneNode(true))
}
