import { BlindRSA } from '@cloudflare/blindrsa-ts'

import { writeTicket } from '#app/survey/wave/invited/ticket.ts'

/** What the phone keeps of a ticket until it is signed; all base64url. */
export interface Blinded {
  /** the key it is blinded for */
  key: string
  /** the random message: what the ticket is, known to nobody else before it is sent */
  message: string
  /** what is handed over to be signed; it tells nothing about the message */
  blinded: string
  /** takes the blinding off the signature */
  inverse: string
}

/** RSABSSA-SHA384-PSS-Deterministic of RFC 9474: the message is random already. */
const SCHEME = new BlindRSA({
  name: 'RSABSSA-SHA384-PSS-Deterministic',
  hash: 'SHA-384',
  saltLength: 48,
  prepareType: 0,
  supportsRSARAW: false,
})
const MESSAGE_BYTES = 32

/** Draws a ticket and blinds it. @param publicKey SubjectPublicKeyInfo, base64 */
export async function blindTicket(key: string, publicKey: string): Promise<Blinded> {
  const message = crypto.getRandomValues(new Uint8Array(MESSAGE_BYTES))
  const { blindedMsg, inv } = await SCHEME.blind(await readKey(publicKey), message)
  return { key, message: write(message), blinded: write(blindedMsg), inverse: write(inv) }
}

/** The ticket with its signature. @throws Error when the signature is none of this key over this ticket */
export async function finishTicket(of: Blinded, publicKey: string, signature: string): Promise<string> {
  const { key, message, inverse } = of
  const open = await SCHEME.finalize(await readKey(publicKey), read(message), read(signature), read(inverse))
  return writeTicket({ key, message, signature: write(open) })
}

function readKey(publicKey: string): Promise<CryptoKey> {
  const form = { name: 'RSA-PSS', hash: 'SHA-384' }
  return crypto.subtle.importKey('spki', read(publicKey), form, true, ['verify'])
}

function write(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function read(text: string): Uint8Array<ArrayBuffer> {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(bytes, (one) => one.charCodeAt(0))
}
