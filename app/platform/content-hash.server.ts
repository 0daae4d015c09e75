import { createHash } from 'node:crypto'

/** SHA-256 of bytes or text, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * Hash of a JSON value as it is stored: SHA-256 of `JSON.stringify(content)`, in hexadecimal. A value read back from
 * its stored text has the same hash.
 */
export function contentHash(content: unknown): string {
  return sha256(JSON.stringify(content))
}
