import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'

import { readTypedCode, writeTypedCode } from '#app/survey/wave/invited/typed-code.ts'

/** secrets of waves, ready to sign with */
const keys = new Map<string, KeyObject>()

/**
 * The code by which a resident may withdraw: 80 bits of HMAC-SHA256(wave secret, submission id) as Crockford
 * base 32 in groups of four. The same submission always has the same code; the code does not lead back to it.
 */
export function withdrawalCode(waveSecret: string, submissionId: string): string {
  return writeTypedCode(createHmac('sha256', keyOf(waveSecret)).update(submissionId).digest())
}

function keyOf(waveSecret: string): KeyObject {
  const known = keys.get(waveSecret)
  if (known) return known
  const key = createSecretKey(waveSecret, 'utf8')
  keys.set(waveSecret, key)
  return key
}

/** Reads a code as people type it: any case, spaces or dashes, O for 0, I or L for 1. @returns null when it is none */
export function readWithdrawalCode(typed: string): string | null {
  return readTypedCode(typed)
}

/** The key under which the response of a code is stored: hexadecimal of 16 bytes of SHA-256(wave id + code). */
export function responseId(waveId: string, code: string): string {
  return hash('sha256', waveId + code, 'hex').slice(0, 32)
}
