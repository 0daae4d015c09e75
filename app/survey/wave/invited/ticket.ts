/** A ticket as it is written: version, key, the random message and the signature over it, base64url. */
export interface Ticket {
  key: string
  message: string
  signature: string
}

const TICKET = /^1\.([0-9a-f]{16})\.([\w-]{43})\.([\w-]{342})$/

export function writeTicket({ key, message, signature }: Ticket): string {
  return `1.${key}.${message}.${signature}`
}

/** @returns null when the text is no ticket, as the code of an invitation is not */
export function readTicket(text: string): Ticket | null {
  const [, key, message, signature] = TICKET.exec(text) ?? []
  return key && message && signature ? { key, message, signature } : null
}
