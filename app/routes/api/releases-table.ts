import { ReadableStream } from 'node:stream/web'

import type { LoaderFunctionArgs } from '@remix-run/node'

import { translator, type LanguageTag } from '#app/platform/i18n.server.ts'
import { PROBLEM_TYPE, problemBody } from '#app/platform/http/problem.server.ts'
import { exportMethodCard } from '#app/services/publication/export-method-card.server.ts'
import { exportRelease } from '#app/services/publication/export-release.server.ts'

import { refusedWords } from '../refused-words.ts'
import { RELEASE_TABLES } from './release-tables.ts'

const STATUS: Record<string, number> = { UNKNOWN_FORMAT: 400 }
const NOT_FOUND = 404

/** GET /api/v1/releases/{id}/estimates|index|method-card: a table of a release, `?format=json`, `csv`, `xlsx` …; `?lang=` of labels. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { database, language } = context
  const table = params['table'] ?? ''
  if (!RELEASE_TABLES.some((known) => known === table)) {
    const message = `There is no table ${table}; there are ${RELEASE_TABLES.join(', ')}.`
    return problem(language, { code: 'UNKNOWN_TABLE', message, at: { known: [...RELEASE_TABLES] } })
  }
  const release = params['release'] ?? ''
  const format = new URL(request.url).searchParams.get('format') ?? 'json'
  const file =
    table === 'method-card'
      ? await exportMethodCard(database, release, format, language)
      : await exportRelease(database, release, { what: table, format, language })
  if (file.outcome === 'refused') return problem(language, file.error)

  const body = ReadableStream.from(bytesOf(file.chunks))
  return new Response(body as unknown as BodyInit, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': `${format === 'json' ? 'inline' : 'attachment'}; filename="${file.fileName}"`,
      'Cache-Control': 'no-cache',
    },
  })
}

/** A file as a response carries it: bytes alone. */
async function* bytesOf(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const chunk of chunks) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk
}

interface Declined {
  code: string
  message: string
  at?: Record<string, unknown>
}

function problem(language: LanguageTag, error: Declined): Response {
  const { t } = translator(language)
  const status = STATUS[error.code] ?? NOT_FOUND
  const title = t(`system:error.${status}.title`)
  const body = problemBody({ status, code: error.code, title, detail: refusedWords(t, error) }, error.at)
  return new Response(body, { status, headers: { 'Content-Type': PROBLEM_TYPE } })
}
