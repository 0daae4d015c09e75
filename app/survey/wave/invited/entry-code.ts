/** Crockford's base 32: no I, L, O or U, so that a code survives handwriting. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12
const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`)

/**
 * A code of 60 bits in three groups of four, by which a tablet or an interviewer enters.
 *
 * @param bytes at least 12, random
 */
export function entryCode(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte & 31]).join('')
  return (letters.match(/.{4}/g) ?? []).join('-')
}

/** A code as people type it (any case, spaces or dashes, O for 0, I or L for 1), plain; null when it is none. */
export function plainEntryCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return CODE.test(plain) ? plain : null
}
