import { createECDH, createHmac, type JsonWebKey } from 'node:crypto'

const CURVE = 'prime256v1'

/**
 * The lock of a wave's outboxes: with it a device closes away what it cannot send, and cannot open it again by itself.
 *
 * @returns a public key on the curve P-256, its point uncompressed, as base64url
 */
export function outboxLock(secret: string, wave: string): string {
  return pairOf(secret, wave).getPublicKey('base64url')
}

/** The key to that lock, for a device that is let in now: a private key as WebCrypto reads it. */
export function outboxKey(secret: string, wave: string): JsonWebKey {
  const pair = pairOf(secret, wave)
  const point = pair.getPublicKey()
  const half = (point.length - 1) / 2
  return {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 1 + half).toString('base64url'),
    y: point.subarray(1 + half).toString('base64url'),
    d: pair.getPrivateKey('base64url'),
  }
}

/** Follows from the installation's secret, so that nothing is stored and every process has the same. */
function pairOf(secret: string, wave: string) {
  const number = createHmac('sha256', secret).update(`assisted outbox\n${wave}`).digest()
  // below the order of the curve, whatever the digest
  number[0] = number[0]! & 0x7f
  const pair = createECDH(CURVE)
  pair.setPrivateKey(number)
  return pair
}
