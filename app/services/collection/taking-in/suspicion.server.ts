import { hash } from 'node:crypto'

import { readSignedText, signText } from '#app/platform/signature.server.ts'
import { leadingZeroBits, WORK_BITS, workText } from '#app/survey/rules/proof-of-work.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'
import type { Mode } from '#app/survey/wave/modes.ts'

/** Why a response is put aside: somebody has to look whether a person sent it. */
export type Suspicion = 'honeypot' | 'too-quick' | 'forged-token' | 'no-work'

/** Nobody reads the notice and answers in less; programs that fill forms in do. */
const LEAST_SECONDS = 2
const VISIT = 'visit'
const VISIT_HOURS = 24

/** What is known of the way a response came in. */
export interface Arrival {
  /** the field no person sees was filled in */
  baited: boolean
  /** seconds since 1970 at which the page was opened; null when nothing says so, as with machines by contract */
  openedAt: number | null
  now: Date
}

/** Is there a reason to doubt that a person sent this? */
export function suspicionOf({ baited, openedAt, now }: Arrival): Suspicion | null {
  if (baited) return 'honeypot'
  if (openedAt === null) return null
  if (Number.isNaN(openedAt)) return 'forged-token'
  return now.getTime() / 1000 - openedAt < LEAST_SECONDS ? 'too-quick' : null
}

/** Of a post, what tells whether its browser had to work, and did. */
interface Worked {
  submissionId: string
  ticket: string | null
  mode?: Mode
  work: string | null
}

/**
 * Does a response lack the work its wave asks of browsers? Invitations prove enough, and what others enter for residents
 * does not come from a browser of theirs.
 */
export function lacksWork(
  { id, settings }: { id: string; settings: Pick<WaveSettings, 'proofOfWork'> },
  { submissionId, ticket, mode, work }: Worked,
): boolean {
  if (settings.proofOfWork === undefined || ticket !== null || mode !== undefined) return false
  if (work === null) return true
  const found = hash('sha256', workText(id, submissionId, work), 'buffer')
  return leadingZeroBits(found) < WORK_BITS[settings.proofOfWork]
}

/**
 * The cookie a visit to the answer page of a wave begins with: when it was opened, signed, readable by nothing but the
 * address the answers are sent to. It is stored nowhere.
 */
export function visitCookie(secret: string, wave: string, now: Date, secure: boolean): string {
  const value = signText(secret, `${VISIT} ${wave}`, String(Math.floor(now.getTime() / 1000)))
  const path = `/api/v1/waves/${wave}/responses`
  const end = secure ? '; Secure' : ''
  return `${VISIT}=${value}; Path=${path}; Max-Age=${VISIT_HOURS * 3600}; HttpOnly; SameSite=Strict${end}`
}

/** When the page was opened, by a `Cookie` header; null without the cookie, NaN when it is not one of ours. */
export function readVisit(secret: string, wave: string, cookies: string | undefined): number | null {
  const value = /(?:^|;\s*)visit=([^;]*)/.exec(cookies ?? '')?.[1]
  if (value === undefined) return null
  const text = readSignedText(secret, `${VISIT} ${wave}`, value)
  return text === null ? NaN : Number(text)
}
