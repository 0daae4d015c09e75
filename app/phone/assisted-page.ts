import { IdleWatch } from './assisted/idle-watch.ts'
import { SealedKeeper } from './assisted/sealed-keeper.ts'
import { SealedOutbox } from './assisted/sealed-outbox.ts'
import { TurnKeeper } from './assisted/turn-keeper.ts'
import { Interview } from './interview.ts'
import { openOffline } from './offline/offline.ts'
import { Screens } from './screens.ts'
import { readSurvey } from './survey.ts'

setTimeout(takeOver)

/** The questions on a device that passes from hand to hand: a shared tablet, or an interviewer's. */
function takeOver(): void {
  const survey = readSurvey()
  const form = document.getElementById('answer-form')
  const aside = document.getElementById('assisted')
  const stillThere = document.getElementById('still-there')
  if (!survey || !(form instanceof HTMLFormElement) || !aside || !stillThere) return

  const { mode = '', lock, sealed = '', idle, warning, code } = aside.dataset
  const screens = new Screens(survey, form)
  const outbox = new SealedOutbox(openOffline(survey), lock)
  outbox.onHeld = () => setTimeout(() => endWith('kept-sealed'))
  // sealed before the interview hears of the click and takes its post back
  form.addEventListener(
    'click',
    ({ target }) => (target as Element).closest('button')?.value === 'restart' && outbox.seal(),
    { capture: true },
  )

  if (mode !== 'tablet') {
    // an interviewer's own device keeps an interview under way, closed away; a shared one keeps nothing
    const keeper = new SealedKeeper(`${survey.wave}/${mode}/${survey.city}`, survey.noticeVersion, lock)
    keeper.onCode = () => setTimeout(() => endWith('after-sending'))
    void keeper.load().then((found) => {
      new Interview(survey, screens, keeper, outbox).begin()
      if (found === 'ready') return
      screens.note(sealed)
      addEventListener('online', () => keeper.free && location.reload())
    })
    return
  }

  const keeper = new TurnKeeper()
  keeper.onCode = () => setTimeout(() => endWith('after-sending'))
  const interview = new Interview(survey, screens, keeper, outbox)
  interview.begin()
  const seconds = { idle: Number(idle), warning: Number(warning), code: Number(code) }
  // who is turned away leaves nothing but the words that say so
  const state = () =>
    keeper.state === 'free' && !form.querySelector('[value="start"]') ? 'done' : keeper.state
  const watch = new IdleWatch(seconds, stillThere, state, () => {
    outbox.seal()
    interview.clear()
  })
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
