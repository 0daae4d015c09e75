import type { RequestContext } from '#app/platform/context.server.ts'

/** Address residents reach the platform by, without a path: the one it was told, else the one it was asked under. */
export function originOf({ env }: Pick<RequestContext, 'env'>, request: Request): string {
  return (env.publicOrigin ?? new URL(request.url).origin).replace(/\/$/, '')
}
