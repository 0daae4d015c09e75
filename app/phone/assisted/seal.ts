const CURVE = { name: 'ECDH', namedCurve: 'P-256' }
const CIPHER = { name: 'AES-GCM', length: 256 }
const POINT = 65
const NONCE = 12

/**
 * Closes a value away so that this device cannot open it again by itself: a key of its own for each, agreed with the
 * wave's lock, and thrown away.
 *
 * @param lock public key on P-256, base64url
 * @returns the point of the value's own key, the nonce, and the text by AES-GCM
 *
 * Source: RFC 9180 shows the pattern (an ephemeral key per message); W3C Web Cryptography API.
 */
export async function sealValue(lock: string, value: unknown): Promise<ArrayBuffer> {
  const { subtle } = crypto
  const own = await subtle.generateKey(CURVE, false, ['deriveKey'])
  const theirs = await subtle.importKey('raw', bytesOf(lock), CURVE, false, [])
  const key = await subtle.deriveKey({ name: 'ECDH', public: theirs }, own.privateKey, CIPHER, false, [
    'encrypt',
  ])
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE))
  const text = new TextEncoder().encode(JSON.stringify(value))
  const closed = await subtle.encrypt({ name: CIPHER.name, iv: nonce }, key, text)
  return new Blob([await subtle.exportKey('raw', own.publicKey), nonce, closed]).arrayBuffer()
}

/** Opens a sealed value. @throws when it was sealed for another lock, or changed */
export async function openValue(opener: CryptoKey, sealed: ArrayBuffer): Promise<unknown> {
  const { subtle } = crypto
  const theirs = await subtle.importKey('raw', sealed.slice(0, POINT), CURVE, false, [])
  const key = await subtle.deriveKey({ name: 'ECDH', public: theirs }, opener, CIPHER, false, ['decrypt'])
  const iv = sealed.slice(POINT, POINT + NONCE)
  const text = await subtle.decrypt({ name: CIPHER.name, iv }, key, sealed.slice(POINT + NONCE))
  return JSON.parse(new TextDecoder().decode(text))
}

/** The key that opens what the lock closed: asked of the server each time, which gives it to a device that is let in. */
export async function fetchOpener(): Promise<CryptoKey> {
  const response = await fetch('/assisted/key', { credentials: 'same-origin', cache: 'no-store' })
  if (!response.ok) throw new Error(String(response.status))
  const key = (await response.json()) as JsonWebKey
  return crypto.subtle.importKey('jwk', key, CURVE, false, ['deriveKey'])
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}
