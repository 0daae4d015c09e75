import type { IncomingHttpHeaders } from 'node:http'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Does an unsafe request come from a page of ours? Browsers say where a request comes from by `Sec-Fetch-Site`
 * or `Origin`; programs that say neither carry no cookies of a reader and pass.
 *
 * @param ownOrigins origins under which this platform is reached
 */
export function isSameOrigin(method: string, headers: IncomingHttpHeaders, ownOrigins: string[]): boolean {
  if (SAFE.has(method)) return true
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = headers.origin
  return origin === undefined || ownOrigins.includes(origin)
}
