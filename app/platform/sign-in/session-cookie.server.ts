import type { Env } from '../env.server.ts'

/** Where the cookie goes: over https it is bound to this very host. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-session' : 'session'
}

function isSecure(env: Pick<Env, 'publicOrigin'>): boolean {
  return env.publicOrigin?.startsWith('https:') ?? false
}

/** The session token a request carries, or null. */
export function readSessionCookie(request: Request, env: Pick<Env, 'publicOrigin'>): string | null {
  const name = cookieName(isSecure(env))
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value) return value
  }
  return null
}

/** The `Set-Cookie` that begins a session. It has no end of its own: the database knows when the session ends. */
export function sessionCookie(token: string, env: Pick<Env, 'publicOrigin'>): string {
  const secure = isSecure(env)
  return `${cookieName(secure)}=${token}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** The `Set-Cookie` that ends a session in the browser. */
export function endedSessionCookie(env: Pick<Env, 'publicOrigin'>): string {
  return `${sessionCookie('', env)}; Max-Age=0`
}
