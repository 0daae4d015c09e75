import { Interview } from './interview.ts'
import { Screens } from './screens.ts'
import { readSurvey } from './survey.ts'
import { openKeeper } from './visit.ts'

const survey = readSurvey()
const form = document.getElementById('answer-form')
if (survey && form instanceof HTMLFormElement) {
  new Interview(survey, new Screens(survey, form), openKeeper(survey.wave, survey.city)).begin()
}
