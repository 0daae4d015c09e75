/** Crockford's base 32: no I, L, O or U, so that a code survives handwriting. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/
const CODE_BYTES = 10
const GROUP = 4

/** The first 80 bits of some bytes as a code that people copy by hand: base 32 in groups of four. */
export function writeTypedCode(bytes: Uint8Array): string {
  let code = ''
  let held = 0
  let bits = 0
  for (let index = 0; index < CODE_BYTES; index++) {
    held = ((held << 8) | (bytes[index] ?? 0)) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      code += ALPHABET[(held >> bits) & 31]
    }
  }
  return grouped(code)
}

/** Reads a code as people type it: any case, spaces or dashes, O for 0, I or L for 1. @returns null when it is none */
export function readTypedCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return CODE.test(plain) ? grouped(plain) : null
}

function grouped(code: string): string {
  const groups: string[] = []
  for (let at = 0; at < code.length; at += GROUP) groups.push(code.slice(at, at + GROUP))
  return groups.join('-')
}
