/**
 * What a service returns when it declines: a code to translate, a sentence for the command line, and the place in
 * plain data (fields, lines and columns).
 */
export interface Refused {
  outcome: 'refused'
  error: { code: string; message: string; at: Record<string, unknown> }
}

export function refused(code: string, message: string, at: Record<string, unknown> = {}): Refused {
  return { outcome: 'refused', error: { code, message, at } }
}
