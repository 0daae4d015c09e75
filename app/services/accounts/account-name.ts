const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u

/** A name as it is stored and looked up: one form for what looks alike, small letters, no spaces around. */
export function normaliseAccountName(given: string): string {
  return given.normalize('NFKC').trim().toLowerCase()
}

/** Is it 2 to 64 letters, digits or `._@-`, beginning with a letter or digit? */
export function isAccountName(name: string): boolean {
  return NAME.test(name)
}
