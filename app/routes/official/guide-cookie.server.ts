import { createCookie } from '@remix-run/node'

const ONE_YEAR = 365 * 24 * 60 * 60

/** Remembers on this browser that the guide to the page has been read; it holds nothing else. */
export const guideCookie = createCookie('guide_read', {
  path: '/official',
  httpOnly: true,
  sameSite: 'lax',
  maxAge: ONE_YEAR,
})

/** Has the guide been put away in this browser? */
export async function isGuideRead(request: Request): Promise<boolean> {
  return (await guideCookie.parse(request.headers.get('Cookie'))) === true
}
