import { translator, type ResidentTag } from '#app/platform/i18n.server.ts'
import type { Problem } from '#app/platform/http/problem.server.ts'
import type { PostIssue, RefusedReason } from './taking-in/response-post.ts'

export type ProblemCode =
  | RefusedReason
  | 'unknown-city'
  | 'invalid'
  | 'malformed'
  | 'too-large'
  | 'content-type'
  | 'method'
  | 'internal'
  | 'no-ticket-key'

/** The one table from reasons to status codes; the sentences stand in locales/<language>/resident.json. */
const STATUS = {
  malformed: 400,
  'unknown-wave': 404,
  'unknown-city': 404,
  method: 405,
  'wave-not-open': 409,
  'wave-closed': 409,
  'quota-full': 409,
  'too-large': 413,
  'content-type': 415,
  invalid: 422,
  'too-many': 429,
  internal: 500,
  'no-ticket-key': 501,
  busy: 503,
  'storage-failed': 503,
} as const satisfies Record<ProblemCode, number>

const MOST_ISSUES = 100

/** A problem with its sentences in the reader's language. */
export function collectionProblem(code: ProblemCode, language: ResidentTag): Problem {
  const { t } = translator(language)
  const title = t(`problem.${code}.title`, { ns: 'resident' })
  return { status: STATUS[code], code, title, detail: t(`problem.${code}.detail`, { ns: 'resident' }) }
}

/** Issues with their message, at most a hundred. */
export function describeIssues(issues: PostIssue[], language: ResidentTag) {
  const { t } = translator(language)
  return issues
    .slice(0, MOST_ISSUES)
    .map(({ item, code }) => ({ item, code, message: t(`issue.${code}`, { ns: 'resident' }) }))
}
