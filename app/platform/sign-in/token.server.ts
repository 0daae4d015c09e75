import { createHash, randomBytes } from 'node:crypto'

const BITS = 256

/** A secret nobody can guess, for a cookie or a link: 256 random bits, base64url. */
export function makeToken(): string {
  return randomBytes(BITS / 8).toString('base64url')
}

/** What is stored of a token: SHA-256, hexadecimal. A token has too many bits to need salt or slow hashing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
