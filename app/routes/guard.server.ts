import { redirect } from '@remix-run/node'

import type { RequestContext } from '#app/platform/context.server.ts'
import { isDemonstrationOpen } from '#app/platform/sign-in/demonstration.server.ts'
import { readSessionCookie } from '#app/platform/sign-in/session-cookie.server.ts'
import { accountOfSession } from '#app/services/accounts/session/account-of-session.server.ts'

/** Who reads a staff page. `cities` are the codes an official is bound to. */
export interface SignedIn {
  id: string
  name: string
  role: 'official' | 'evaluator' | 'operator'
  cities: string[]
}

const FORBIDDEN = 403

/** Who is signed in, or null. */
export async function signedIn(request: Request, context: RequestContext): Promise<SignedIn | null> {
  const { database, env, now } = context
  const token = readSessionCookie(request, env)
  if (!token) return null
  return accountOfSession(database, token, { at: now(), demonstrationOpen: isDemonstrationOpen(env) })
}

/**
 * Who is signed in, in one of these roles.
 *
 * @throws Response a redirect to the sign-in page, or 403 for someone of another role
 */
export async function requireRole(
  request: Request,
  context: RequestContext,
  roles: SignedIn['role'][],
): Promise<SignedIn> {
  const reader = await signedIn(request, context)
  if (!reader) throw redirect(signInPath(request))
  if (!roles.includes(reader.role)) throw new Response(null, { status: FORBIDDEN })
  return reader
}

/**
 * Who is signed in and may read a city's pages: officials those of their own cities, evaluators all.
 *
 * @throws Response a redirect to the sign-in page, or 403
 */
export async function requireCity(
  request: Request,
  context: RequestContext,
  cityCode: string,
): Promise<SignedIn> {
  const reader = await requireRole(request, context, ['official', 'evaluator'])
  if (reader.role === 'official' && !reader.cities.includes(cityCode)) {
    throw new Response(null, { status: FORBIDDEN })
  }
  return reader
}

function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return `/account/sign-in?${new URLSearchParams({ to: pathname + search })}`
}
