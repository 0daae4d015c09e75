import { readSignedText, signText } from '#app/platform/signature.server.ts'
import type { EntryKind } from '#app/survey/wave/modes.ts'

/** By which code a device was let in. */
export interface Entry {
  waveId: string
  kind: EntryKind
  number: number
}

const NAME = 'assisted'
const HOUR = 3600

/** A tablet stays where it stands for a fieldwork; an interviewer enters anew each day. */
const KEPT = { tablet: 60 * 24 * HOUR, interviewer: 14 * HOUR } as const

/** The cookie of a device that was let in by a code. It holds no code and opens nothing once that is revoked. */
export function entryCookie(secret: string, { waveId, kind, number }: Entry, secure: boolean): string {
  const value = signText(secret, NAME, JSON.stringify({ waveId, kind, number }))
  return `${NAME}=${value}; Path=/; Max-Age=${KEPT[kind]}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}

/** The `Set-Cookie` by which a device leaves. */
export function endedEntryCookie(secure: boolean): string {
  return `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}

/** By which code the sender of a `Cookie` header was let in; null when by none. */
export function readEntry(secret: string, cookies: string | null | undefined): Entry | null {
  const value = /(?:^|;\s*)assisted=([^;]*)/.exec(cookies ?? '')?.[1]
  const text = value === undefined ? null : readSignedText(secret, NAME, value)
  return text === null ? null : (JSON.parse(text) as Entry)
}
