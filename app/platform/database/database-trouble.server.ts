import type { ActionFunction, LoaderFunction, ServerBuild } from '@remix-run/node'
import type { Logger } from 'pino'

/** Lock held by another process, or a disk that takes nothing more: no mistake of ours, and worth another try. */
const PASSING = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)/
const RETRY_SECONDS = '5'

/** SQLite's name of what went wrong, whichever door the statement went through; empty for any other error. */
function sqliteCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const { code, meta } = error as {
    code?: unknown
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } }
  }
  const cause = meta?.driverAdapterError?.cause?.originalCode
  return String(cause ?? code ?? '')
}

/**
 * The pages of a build, with loaders and actions that answer 503 and "try again" when the database is locked or the
 * disk is full. A transaction that failed so has stored nothing.
 */
export function answerDatabaseTrouble(build: ServerBuild, log: Logger): ServerBuild {
  const guard = <Handler extends LoaderFunction | ActionFunction>(handler: Handler): Handler =>
    (async (args: Parameters<Handler>[0]) => {
      try {
        return await handler(args as never)
      } catch (error) {
        const code = sqliteCode(error)
        if (!PASSING.test(code)) throw error
        log.error({ code }, 'the database did not take a request')
        // a response, not an error: Remix shows it as the page of its status
        throw new Response(null, { status: 503, headers: { 'Retry-After': RETRY_SECONDS } })
      }
    }) as Handler

  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader, action } = route.module
    const guarded = { ...(loader && { loader: guard(loader) }), ...(action && { action: guard(action) }) }
    return [id, { ...route, module: { ...route.module, ...guarded } }]
  })
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] }
}
