import type { RequestContext } from '#app/platform/context.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import type { OpenApiSurroundings } from '#app/services/openapi/build-openapi.ts'
import { RELEASED_TABLES } from '#app/services/publication/describe-release.ts'

/** What the document of the interface says of this installation, in the reader's language. */
export function apiSurroundings(request: Request, { env, language }: RequestContext): OpenApiSurroundings {
  const { t } = translator(language)
  return {
    origin: new URL(env.publicOrigin ?? request.url).origin,
    tables: RELEASED_TABLES,
    words: (key) => t(`api:${key}`),
  }
}
