import { Refusal } from '#app/statistics/refusal.ts'
import type { Survey } from './read-survey.ts'
import type { Run } from '../../spec/run.ts'

/** The survey of a run. @throws Refusal NO_SURVEY */
export function surveyOf(run: Run): Survey {
  if (run.survey) return run.survey
  throw new Refusal('NO_SURVEY', {}, 'The specification has no survey, but a step or an analysis needs one.')
}
