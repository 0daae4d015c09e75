import type { IncomingHttpHeaders } from 'node:http'

import type { RequestHandler } from 'express'

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

/**
 * Refuses unsafe requests that do not come from a page of ours.
 *
 * @param publicOrigin null: a page is ours when it comes from the host it was asked of
 */
export function refuseForeignPosts(publicOrigin: string | null): RequestHandler {
  return (request, response, next) => {
    const own = publicOrigin ?? `${request.protocol}://${request.headers.host}`
    if (isSameOrigin(request.method, request.headers, [own])) return next()
    response.status(403).type('text').send('This request did not come from a page of this site.')
  }
}
