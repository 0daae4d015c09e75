import { createHash } from 'node:crypto'

import { readTypedCode } from '#app/survey/wave/invited/typed-code.ts'

/**
 * Under what an invitation is stored: hexadecimal SHA-256 of its code. A code has 80 random bits, so the hash leads
 * back to it for nobody.
 *
 * @param typed as people type it
 * @returns null when the text is no code
 */
export function hashOfCode(typed: string): string | null {
  const code = readTypedCode(typed)
  return code && createHash('sha256').update(code).digest('hex')
}
