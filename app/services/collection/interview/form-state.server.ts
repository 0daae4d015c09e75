import { randomInt, randomUUID } from 'node:crypto'

import { readSignedText, signText } from '#app/platform/signature.server.ts'
import type { Answers } from '#app/survey/item.ts'
import { DRAWS } from '#app/survey/rules/present.ts'

/** What a page without script carries from screen to screen. Nothing of it is stored before the resident sends. */
export interface FormState {
  submissionId: string
  /** seconds since 1970 at which the first question was shown */
  startedAt: number
  noticeVersion: string
  /** by which the questionnaire is shown to this resident */
  draw: number
  /** asked in simpler words now; and whether any question was */
  simple?: boolean
  simpleShown?: boolean
  answers: Answers
}

/** Where a state belongs: it is refused in another wave or city. */
export interface FormPlace {
  secret: string
  wave: string
  city: string
}

/** The state of somebody who has just agreed to take part. */
export function newFormState(noticeVersion: string, now: Date): FormState {
  return {
    submissionId: randomUUID(),
    startedAt: Math.floor(now.getTime() / 1000),
    noticeVersion,
    draw: randomInt(DRAWS),
    answers: {},
  }
}

/** The state as the signed text of a hidden field. */
export function writeFormState(place: FormPlace, state: FormState): string {
  return signText(place.secret, purposeOf(place), JSON.stringify(state))
}

/** The state of a hidden field, or null when it is not one of ours. */
export function readFormState(place: FormPlace, field: string | null): FormState | null {
  const text = field === null ? null : readSignedText(place.secret, purposeOf(place), field)
  return text === null ? null : (JSON.parse(text) as FormState)
}

function purposeOf({ wave, city }: FormPlace): string {
  return `answers so far ${wave} ${city}`
}
