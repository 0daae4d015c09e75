import { signText, readSignedText } from '#app/platform/signature.server.ts'
import type { EnteredMode } from '#app/survey/wave/modes.ts'
import type { Entry } from '../assisted/entry-cookie.server.ts'
import type { Collection } from '../collection.server.ts'
import { channelOfLink } from '../taking-in/read-response-post.ts'
import { suspicionOf } from '../taking-in/suspicion.server.ts'
import type { SubmitOutcome } from '../taking-in/response-post.ts'
import { readFormState, type FormPlace } from './form-state.server.ts'

const RECEIPT_MINUTES = 60
const RECEIPT = 'receipt'

/** What a page without script sends when the resident hands the answers in. */
export interface FormPost {
  place: FormPlace
  /** the signed hidden field */
  state: string | null
  language: string
  ticket: string | null
  channel: string | null
  /** the field no person sees was filled in */
  baited: boolean
  now: Date
  /** an assisted mode, and the code that opened it */
  assisted?: { mode: EnteredMode; entry: Entry | null }
}

/**
 * Hands in the answers a page without script has carried.
 *
 * @returns null when the hidden field is not one of ours
 */
export async function sendForm(collection: Collection, post: FormPost): Promise<SubmitOutcome | null> {
  const state = readFormState(post.place, post.state)
  if (!state) return null
  return collection.submit(post.place.wave, {
    submissionId: state.submissionId,
    city: post.place.city,
    language: post.language,
    noticeVersion: state.noticeVersion,
    answers: state.answers,
    ticket: post.ticket,
    channel: channelOfLink(post.channel),
    suspicion: suspicionOf({ baited: post.baited, openedAt: state.startedAt, now: post.now }),
    work: null,
    draw: state.draw,
    simple: state.simpleShown ?? false,
    seconds: Math.max(0, Math.floor(post.now.getTime() / 1000) - state.startedAt),
    ...post.assisted,
  })
}

/** The cookie that brings the withdrawal code to the next page, for this page only and for an hour at most. */
export function receiptCookie(secret: string, path: string, code: string, secure: boolean): string {
  const value = signText(secret, RECEIPT, code)
  const end = secure ? '; Secure' : ''
  return `${RECEIPT}=${value}; Path=${path}; Max-Age=${RECEIPT_MINUTES * 60}; HttpOnly; SameSite=Lax${end}`
}

/** The withdrawal code of a `Cookie` header, or null. */
export function readReceipt(secret: string, cookies: string | null): string | null {
  const value = /(?:^|;\s*)receipt=([^;]*)/.exec(cookies ?? '')?.[1]
  return value === undefined ? null : readSignedText(secret, RECEIPT, value)
}
