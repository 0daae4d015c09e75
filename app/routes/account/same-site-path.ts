const HERE = 'http://this-site.invalid'

/**
 * A path of this site that a reader may be sent on to, or null for anything that could lead elsewhere
 * (`//other.example`, `/\other.example`, `/.//other.example`).
 */
export function sameSitePath(given: string | null): string | null {
  if (!given?.startsWith('/') || !URL.canParse(given, HERE)) return null
  const { origin, pathname, search } = new URL(given, HERE)
  return origin === HERE && !pathname.startsWith('//') ? pathname + search : null
}
