import { redirect, type ActionFunctionArgs } from '@remix-run/node'

import { endedSessionCookie, readSessionCookie } from '#app/platform/sign-in/session-cookie.server.ts'
import { signOut } from '#app/services/accounts/session/sign-out.server.ts'

/** Opening the address does nothing: signing out is a button. */
export function loader() {
  throw redirect('/account')
}

export async function action({ request, context }: ActionFunctionArgs) {
  const token = readSessionCookie(request, context.env)
  if (token) await signOut(context.database, token, context.now())
  throw redirect('/account/sign-in', { headers: { 'Set-Cookie': endedSessionCookie(context.env) } })
}
