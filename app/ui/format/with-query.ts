/**
 * An address with some of its query changed; null takes a parameter away.
 *
 * @param path path and query of the page, as the root loader gives it
 */
export function withQuery(path: string, changes: Record<string, string | null>): string {
  const [pathname = '/', query = ''] = path.split('?', 2)
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') parameters.delete(name)
    else parameters.set(name, value)
  }
  const text = parameters.toString()
  return text === '' ? pathname : `${pathname}?${text}`
}
