import type { RequestContext } from '#app/platform/context.server.ts'

/** The address under which readers reach the platform: the public one where it is set, else that of this request. */
export function originOf(request: Request, { env }: RequestContext): string {
  return new URL(env.publicOrigin ?? request.url).origin
}
