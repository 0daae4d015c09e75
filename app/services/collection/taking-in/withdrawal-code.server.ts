import { createHash, createHmac } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, so that a code survives handwriting. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_BITS = 80
const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/

/**
 * The code by which a resident may withdraw: 80 bits of HMAC-SHA256(wave secret, submission id) as Crockford
 * base 32 in groups of four. The same submission always has the same code; the code does not lead back to it.
 */
export function withdrawalCode(waveSecret: string, submissionId: string): string {
  const bytes = createHmac('sha256', waveSecret).update(submissionId).digest()
  let code = ''
  let held = 0
  let bits = 0
  for (let index = 0; index < CODE_BITS / 8; index++) {
    held = ((held << 8) | (bytes[index] ?? 0)) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      code += ALPHABET[(held >> bits) & 31]
      if (code.length % 5 === 4 && code.length < 19) code += '-'
    }
  }
  return code
}

/** Reads a code as people type it: any case, spaces or dashes, O for 0, I or L for 1. @returns null when it is none */
export function readWithdrawalCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return CODE.test(plain) ? (plain.match(/.{4}/g) ?? []).join('-') : null
}

/** The key under which the response of a code is stored: hexadecimal of 16 bytes of SHA-256(wave id + code). */
export function responseId(waveId: string, code: string): string {
  return createHash('sha256').update(waveId).update(code).digest('hex').slice(0, 32)
}
