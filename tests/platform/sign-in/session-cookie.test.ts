import { describe, expect, it } from 'vitest'

import { isDemonstrationOpen } from '#app/platform/sign-in/demonstration.server.ts'
import {
  endedSessionCookie,
  readSessionCookie,
  sessionCookie,
} from '#app/platform/sign-in/session-cookie.server.ts'

const PLAIN = { publicOrigin: null }
const SECURE = { publicOrigin: 'https://survey.example' }

const carrying = (cookie: string) => new Request('http://localhost/', { headers: { Cookie: cookie } })

describe('the session cookie', () => {
  it('is out of reach of scripts and other sites', () => {
    expect(sessionCookie('abc', PLAIN)).toBe('session=abc; Path=/; HttpOnly; SameSite=Lax')
  })

  it('is bound to this host and to https where the platform is reached by https', () => {
    expect(sessionCookie('abc', SECURE)).toBe('__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure')
  })

  it('is read among others', () => {
    expect(readSessionCookie(carrying('lang=en; session=abc; x=session'), PLAIN)).toBe('abc')
    expect(readSessionCookie(carrying('lang=en'), PLAIN)).toBeNull()
    expect(readSessionCookie(carrying('session='), PLAIN)).toBeNull()
  })

  it('without its prefix is not taken over https, so that no sister site can plant one', () => {
    expect(readSessionCookie(carrying('session=planted'), SECURE)).toBeNull()
    expect(readSessionCookie(carrying('session=planted; __Host-session=own'), SECURE)).toBe('own')
  })

  it('ends at once', () => {
    expect(endedSessionCookie(SECURE)).toMatch(/^__Host-session=; .*Secure; Max-Age=0$/)
  })
})

describe('demonstration accounts', () => {
  const home = { onLoopback: true, publicOrigin: null, trustProxy: false }

  it('are open on loopback', () => {
    expect(isDemonstrationOpen(home)).toBe(true)
    expect(isDemonstrationOpen({ ...home, publicOrigin: 'http://localhost:3000' })).toBe(true)
  })

  it('are closed when bound to the network, and on loopback behind a proxy or a public address', () => {
    expect(isDemonstrationOpen({ ...home, onLoopback: false })).toBe(false)
    expect(isDemonstrationOpen({ ...home, trustProxy: true })).toBe(false)
    expect(isDemonstrationOpen({ ...home, publicOrigin: 'https://survey.example' })).toBe(false)
  })
})
