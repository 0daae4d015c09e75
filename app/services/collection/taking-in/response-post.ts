import type { Answers } from '#app/survey/item.ts'
import type { Mode } from '#app/survey/wave/modes.ts'
import type { Entry } from '../assisted/entry-cookie.server.ts'
import type { Suspicion } from './suspicion.server.ts'
import type { IssueCode } from '#app/survey/rules/rules.ts'

/** One resident's answers as posted, after its envelope was read. */
export interface ResponsePost {
  /** lower case UUID, made by the sender; the same for every repeat */
  submissionId: string
  city: string
  language: string
  noticeVersion: string
  answers: Answers
  ticket: string | null
  channel: string
  /** why it is put aside; null for the most */
  suspicion: Suspicion | null
  /** what shows that a browser worked for it; null where nobody asked */
  work: string | null
  /** by which the questionnaire was shown; null when the sender shows it in its own way */
  draw: number | null
  /** whether a question was shown in simpler words; absent when the sender does not say */
  simple?: boolean
  /** seconds from the first question to sending; null when unknown */
  seconds: number | null
  /** how it was answered; by oneself when absent */
  mode?: Mode
  /** by which code the sender was let in, where the mode asks for one */
  entry?: Entry | null
}

/** Why a ticket, or the code of an invitation, does not count. */
const TICKET_FAULTS = [
  'unknown_ticket',
  'used_ticket',
  'forged_ticket',
  'other_stratum_ticket',
  'other_city_ticket',
  'other_wave_ticket',
] as const
export type TicketFault = (typeof TICKET_FAULTS)[number]

export function isTicketFault(code: string): code is TicketFault {
  return (TICKET_FAULTS as readonly string[]).includes(code)
}

/** What is wrong with one field or answer of a post; each code is a translation key under `issue`. */
export interface PostIssue {
  item: string
  code: IssueCode | TicketFault | 'outdated_notice' | 'unknown_city' | 'mode_not_offered' | 'not_let_in'
}

/** Why a post that was read well is not stored. */
export type RefusedReason =
  'unknown-wave' | 'wave-not-open' | 'wave-closed' | 'quota-full' | 'too-many' | 'busy' | 'storage-failed'

export type SubmitOutcome =
  | { outcome: 'stored' | 'repeated'; withdrawalCode: string }
  | { outcome: 'invalid'; issues: PostIssue[] }
  | { outcome: 'refused'; reason: RefusedReason }
