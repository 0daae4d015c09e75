import { createHash } from 'node:crypto'

const LENGTH = 32

/**
 * A weak entity tag (RFC 9110, 8.8.3) of what determines a document; weak, because it is sent compressed or not.
 *
 * @param parts all that the document depends on
 */
export function entityTag(...parts: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return `W/"${hash.slice(0, LENGTH)}"`
}

/** Does the reader of a request hold this very version? */
export function holdsVersion(request: Request, tag: string): boolean {
  const held = request.headers.get('if-none-match')
  if (held === null) return false
  const opaque = (text: string) => text.trim().replace(/^W\//, '')
  return held.trim() === '*' || held.split(',').some((one) => opaque(one) === opaque(tag))
}
