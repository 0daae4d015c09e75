import type { Item } from '#app/survey/item.ts'
import type { CellConditions } from '#app/survey/rules/quota.ts'
import type { Split } from '#app/survey/rules/present.ts'

/** What the page hands to its script, beside the screens. */
export interface Survey {
  wave: string
  city: string
  language: string
  /** all the page is offered in */
  languages: string[]
  /** address of the worker that keeps the page without a network */
  worker: string
  /** address of the script that reads questions out, for when somebody wants to listen */
  listen: string
  /** for the invited: address of the worker that makes tickets, and why a code does not count */
  tickets: { worker: string; issues: Record<string, string>; open: string }
  noticeVersion: string
  /** leading zero bits of the hash this browser has to find; 0 = none */
  work: number
  /** what answers are checked by; the texts of an item stay in its screen */
  all: Item[]
  /** present: every respondent is asked a random part */
  split?: Split
  /** the questionnaire as this resident is shown it */
  items: Item[]
  /** groups of residents whose places are all taken */
  full: CellConditions[]
  /** "Question {place} of {of}" */
  progress: string
  faultPrefix: string
  resume: string
  notKept: string
  invalid: string
  issues: Record<string, string>
}

/** Reads what the page brought along; null on a page without questions. */
export function readSurvey(): Survey | null {
  const text = document.getElementById('survey')?.textContent
  if (!text) return null
  const survey = JSON.parse(text) as Survey
  return { ...survey, items: survey.all }
}
