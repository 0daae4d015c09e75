import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * A text that a reader carries for us and cannot change: base64url of the text, a dot, and its HMAC-SHA256.
 *
 * @param purpose keeps a text signed for one use from being taken for another
 */
export function signText(secret: string, purpose: string, text: string): string {
  const body = Buffer.from(text).toString('base64url')
  return `${body}.${mac(secret, purpose, body).toString('base64url')}`
}

/** The text of `signText`, or null when it was not signed by us for this purpose. */
export function readSignedText(secret: string, purpose: string, signed: string): string | null {
  const [body = '', given = '', ...more] = signed.split('.')
  const wanted = mac(secret, purpose, body)
  const bytes = Buffer.from(given, 'base64url')
  if (more.length || bytes.length !== wanted.length || !timingSafeEqual(bytes, wanted)) return null
  return Buffer.from(body, 'base64url').toString()
}

function mac(secret: string, purpose: string, body: string): Buffer {
  return createHmac('sha256', secret).update(`${purpose}\n${body}`).digest()
}
