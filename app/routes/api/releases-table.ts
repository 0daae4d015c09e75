import type { LoaderFunctionArgs } from '@remix-run/node'

import type { RequestContext } from '#app/platform/context.server.ts'
import { entityTag, holdsVersion } from '#app/platform/http/entity-tag.server.ts'
import { codeVersion } from '#app/services/analysis/run/code-version.server.ts'
import { exportMethodCard } from '#app/services/publication/export-method-card.server.ts'
import { exportRelease } from '#app/services/publication/export-release.server.ts'
import { findReleaseVersion } from '#app/services/reporting/read-releases.server.ts'

import { apiProblem } from './api-problem.server.ts'
import { requireEvaluator } from './api-reader.server.ts'
import { RELEASE_TABLES } from './release-tables.ts'
import { sendFile } from './send-file.server.ts'

const NOT_MODIFIED = 304
/** what the same address answers may depend on */
const VARY = 'Accept-Language, Cookie, Authorization'

/**
 * GET /api/v1/releases/{id}/estimates|index|…|method-card: a table of a release; `?format=json`, `csv`, `xlsx` …,
 * `?lang=` of labels, `?city=` codes with commas between, `?audience=evaluator` with what rests on 10 to 29 answers.
 */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { database, language } = context
  const table = params['table'] ?? ''
  if (!RELEASE_TABLES.some((known) => known === table)) {
    const message = `There is no table ${table}; there are ${RELEASE_TABLES.join(', ')}.`
    return apiProblem(language, { code: 'UNKNOWN_TABLE', message, at: { known: [...RELEASE_TABLES] } })
  }
  const asked = await readQuestion(request, context)
  const release = params['release'] ?? ''
  const version = findReleaseVersion(database, release)
  const { format, audience, cities } = asked
  const tag = entityTag(
    release,
    version ?? '',
    codeVersion(),
    table,
    format,
    audience,
    language,
    cities.join(),
  )
  const caching = {
    ETag: tag,
    Vary: VARY,
    'Cache-Control': audience === 'evaluator' ? 'private, no-cache' : 'no-cache',
  }
  if (version && holdsVersion(request, tag)) {
    return new Response(null, { status: NOT_MODIFIED, headers: caching })
  }
  const file =
    table === 'method-card'
      ? await exportMethodCard(database, release, format, language)
      : await exportRelease(database, release, {
          what: table,
          format,
          language,
          audience,
          ...(asked.actor === null ? {} : { actor: asked.actor }),
          ...(cities.length === 0 ? {} : { cities }),
        })
  if (file.outcome === 'refused') return apiProblem(language, file.error)
  return sendFile(request, file, caching)
}

/** What is asked of the table, and for whom. @throws Response where someone else asks for an evaluator's version */
async function readQuestion(request: Request, context: RequestContext) {
  const query = new URL(request.url).searchParams
  const audience = query.get('audience') === 'evaluator' ? ('evaluator' as const) : ('public' as const)
  const actor = audience === 'evaluator' ? (await requireEvaluator(request, context, 'releases')).name : null
  const cities = (query.get('city') ?? '').split(',').filter((code) => code !== '')
  return { format: query.get('format') ?? 'json', audience, actor, cities }
}
