import { hash } from 'node:crypto'

import { readTypedCode, writeTypedCode } from '#app/survey/wave/invited/typed-code.ts'

/** Bytes SHA-256 takes at a time. */
const BLOCK = 64
const INNER = 0x36
const OUTER = 0x5c

/** secrets of waves, ready to sign with: the key of each of the two hashes of an HMAC */
const keys = new Map<string, { inner: Buffer; outer: Buffer }>()

/**
 * The code by which a resident may withdraw: 80 bits of HMAC-SHA256(wave secret, submission id) as Crockford
 * base 32 in groups of four. The same submission always has the same code; the code does not lead back to it.
 */
export function withdrawalCode(waveSecret: string, submissionId: string): string {
  const { inner, outer } = keyOf(waveSecret)
  const within = hash('sha256', Buffer.concat([inner, Buffer.from(submissionId)]), 'buffer')
  return writeTypedCode(hash('sha256', Buffer.concat([outer, within]), 'buffer'))
}

/** HMAC as FIPS 198-1 defines it, of two hashes: they leave nothing to be collected, as `createHmac` does at each response. */
function keyOf(waveSecret: string): { inner: Buffer; outer: Buffer } {
  const known = keys.get(waveSecret)
  if (known) return known
  const bytes = Buffer.from(waveSecret)
  const key = Buffer.alloc(BLOCK)
  ;(bytes.length > BLOCK ? hash('sha256', bytes, 'buffer') : bytes).copy(key)
  const paddedWith = (pad: number) => Buffer.from(key.map((byte) => byte ^ pad))
  const made = { inner: paddedWith(INNER), outer: paddedWith(OUTER) }
  keys.set(waveSecret, made)
  return made
}

/** Reads a code as people type it: any case, spaces or dashes, O for 0, I or L for 1. @returns null when it is none */
export function readWithdrawalCode(typed: string): string | null {
  return readTypedCode(typed)
}

/** The key under which the response of a code is stored: hexadecimal of 16 bytes of SHA-256(wave id + code). */
export function responseId(waveId: string, code: string): string {
  return hash('sha256', waveId + code, 'hex').slice(0, 32)
}
