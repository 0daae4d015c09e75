import { Interview } from './interview.ts'
import { openOffline } from './offline/offline.ts'
import { Screens } from './screens.ts'
import { readSurvey } from './survey.ts'
import { openKeeper } from './visit.ts'

// a task of its own: together with the end of the page it would keep a slow phone busy for too long
setTimeout(takeOver)

function takeOver(): void {
  const survey = readSurvey()
  const form = document.getElementById('answer-form')
  if (!survey || !(form instanceof HTMLFormElement)) return
  const keeper = openKeeper(survey.wave, survey.city)
  new Interview(survey, new Screens(survey, form), keeper, openOffline(survey)).begin()
}
