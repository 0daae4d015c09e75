import { Interview } from './interview.ts'
import type { Offline } from './offline/offline.ts'
import { Screens } from './screens.ts'
import { readSurvey, type Survey } from './survey.ts'
import type { Keeper } from './visit.ts'

setTimeout(takeOver)

/** The questions as residents see them, before anybody is asked: nothing is kept, nothing leaves the page. */
function takeOver(): void {
  const survey = readSurvey()
  const form = document.getElementById('answer-form')
  if (!survey || !(form instanceof HTMLFormElement)) return
  new Rehearsal(survey, new Screens(survey, form)).begin()
}

const NO_KEEPER: Keeper = {
  works: true,
  read: () => null,
  write: () => undefined,
  clear: () => undefined,
  readCode: () => null,
  writeCode: () => undefined,
}

const NO_OFFLINE: Offline = {
  keep: () => undefined,
  hold: () => Promise.resolve(false),
  drop: () => undefined,
  clear: () => undefined,
}

/** An interview that ends where the answers would leave. */
class Rehearsal extends Interview {
  private readonly stage: Screens

  constructor(survey: Survey, screens: Screens) {
    super(survey, screens, NO_KEEPER, NO_OFFLINE)
    this.stage = screens
  }

  protected override watch(): void {
    // no visit, nothing to count
  }

  protected override send(): void {
    this.stage.show(':rehearsed')
  }
}
