import type { AppLoadContext } from '@remix-run/node'

import type { Database } from '#app/platform/database/database.server.ts'
import { readEnv, type Env } from '#app/platform/env.server.ts'
import { makeLog } from '#app/platform/log.server.ts'
import { addAccount, type Role } from '#app/services/accounts/add-account.server.ts'
import { signIn } from '#app/services/accounts/session/sign-in.server.ts'

/** The password of every account that tests add. */
export const PASSWORD = 'correct horse battery'

export const NOW = new Date('2026-03-02T08:00:00.000Z')

/** A moment some seconds after `NOW`. */
export function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000)
}

/** Puts three cities in the register: Beijing, and two whose English name is Suzhou. */
export function addCities(db: Database): void {
  const insert = db.columns.prepare(
    `INSERT INTO "City" ("code", "nameZh", "nameEn", "provinceCode", "provinceZh", "provinceEn", "adminLevel",
       "cluster", "nationalClusterZh", "nationalClusterEn", "clusterCoreCodes", "latitude", "longitude",
       "populationSource")
     VALUES (?, ?, ?, '', '', '', 'prefecture', 'other', '', '', '', 0, 0, 'test')`,
  )
  insert.run('110000', '北京市', 'Beijing')
  insert.run('320500', '苏州市', 'Suzhou')
  insert.run('341300', '宿州市', 'Suzhou')
}

/** Adds an account whose password is `PASSWORD`. */
export async function addStaff(
  db: Database,
  name: string,
  role: Role,
  cities: string[] = [],
): Promise<string> {
  const post = { name, role, cities, password: PASSWORD, actor: 'command-line' }
  const added = await addAccount(db, post, NOW)
  if (added.outcome === 'refused') throw new Error(JSON.stringify(added))
  return added.id
}

/** Signs in with `PASSWORD`. @returns the token */
export async function tokenOf(db: Database, name: string, at = NOW): Promise<string> {
  const result = await signIn(db, { name, password: PASSWORD }, { at, demonstrationOpen: true })
  if (result.outcome === 'refused') throw new Error(`${name} was refused`)
  return result.token
}

/** What loaders and actions are given, with a clock that stands still. */
export function contextOf(db: Database, changes: Partial<Env> = {}, at = NOW): AppLoadContext {
  const env = {
    ...readEnv({ NODE_ENV: 'test', DATA_DIR: '/tmp', SESSION_SECRET: 's'.repeat(32) }),
    ...changes,
  }
  const context: unknown = { database: db, env, log: makeLog('silent'), language: 'en', now: () => at }
  return context as AppLoadContext
}

/** A request for a page, signed in where a token is given; a form makes it a POST. */
export function requestOf(path: string, token: string | null, form?: Record<string, string>): Request {
  const headers = new Headers(token ? { Cookie: `lang=x; session=${token}` } : {})
  if (!form) return new Request(`http://localhost:3000${path}`, { headers })
  return new Request(`http://localhost:3000${path}`, {
    headers,
    method: 'POST',
    body: new URLSearchParams(form),
  })
}

/** The response a guard, loader or action throws. */
export async function thrownBy(work: Promise<unknown>): Promise<Response> {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(thrown instanceof Response)) throw new Error(`expected a response, got ${String(thrown)}`)
  return thrown
}
