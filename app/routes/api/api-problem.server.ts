import { translator, type LanguageTag } from '#app/platform/i18n.server.ts'
import { PROBLEM_TYPE, problemBody } from '#app/platform/http/problem.server.ts'

import { refusedWords } from '../refused-words.ts'

const NOT_FOUND = 404
const STATUS: Record<string, number> = {
  UNKNOWN_FORMAT: 400,
  UNKNOWN_CITIES: 400,
  INVALID_PAGE: 400,
  INVALID_REPLICATES: 400,
  TOKEN_REQUIRED: 401,
  TOKEN_UNKNOWN: 401,
  TOKEN_REVOKED: 401,
  TOKEN_ENDED: 401,
  SCOPE_MISSING: 403,
  NOT_AN_EVALUATOR: 403,
  RESPONSES_CHANGED: 409,
}
const UNAUTHORISED = 401

/** What a service, or the interface itself, declined. */
export interface Declined {
  code: string
  message: string
  at?: Record<string, unknown>
}

/** A refusal as the interface for machines answers it: status, code, and words in the reader's language. */
export function apiProblem(language: LanguageTag, error: Declined): Response {
  const { t } = translator(language)
  const status = STATUS[error.code] ?? NOT_FOUND
  const title = t(`system:error.${status}.title`)
  const body = problemBody({ status, code: error.code, title, detail: refusedWords(t, error) }, error.at)
  const headers = new Headers({ 'Content-Type': PROBLEM_TYPE, 'Cache-Control': 'no-store' })
  if (status === UNAUTHORISED) headers.set('WWW-Authenticate', 'Bearer realm="SMILE"')
  return new Response(body, { status, headers })
}
