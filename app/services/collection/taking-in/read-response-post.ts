import type { Answers } from '#app/survey/item.ts'
import { DRAWS } from '#app/survey/rules/present.ts'
import { ENTERED_MODES } from '#app/survey/wave/modes.ts'
import type { PostIssue, ResponsePost } from './response-post.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const CITY = /^[0-9A-Za-z_-]{1,32}$/
const SHORT = /^[\x21-\x7e]{1,64}$/
const TICKET = /^[\x21-\x7e]{1,512}$/
const WORK = /^\d{1,15}$/
const CHANNEL = /^[a-z0-9_-]{1,32}$/i
const LONGEST_VISIT = 30 * 24 * 3600
const FIELDS = new Set([
  'submissionId',
  'city',
  'language',
  'noticeVersion',
  'consent',
  'answers',
  'ticket',
  'channel',
  'seconds',
  'draw',
  'simple',
  'website',
  'mode',
  'work',
])

/** Channel of a response whose link named none. */
const DIRECT = 'direct'

/**
 * Reads the envelope of a post; the answers inside are checked against the questionnaire later. Written by hand
 * because every response passes here.
 *
 * @param body any parsed JSON object
 */
export function readResponsePost(
  body: Record<string, unknown>,
): { post: ResponsePost; issues?: never } | { post?: never; issues: PostIssue[] } {
  const issues: PostIssue[] = []
  for (const field of Object.keys(body)) {
    if (!FIELDS.has(field)) issues.push({ item: field, code: 'unknown_item' })
  }
  const post: ResponsePost = {
    submissionId: textOf(body, 'submissionId', UUID, issues).toLowerCase(),
    city: textOf(body, 'city', CITY, issues),
    language: textOf(body, 'language', SHORT, issues),
    noticeVersion: textOf(body, 'noticeVersion', SHORT, issues),
    answers: {},
    ticket: optionalOf(body, 'ticket', TICKET, issues),
    channel: optionalOf(body, 'channel', CHANNEL, issues) ?? DIRECT,
    suspicion: null,
    work: optionalOf(body, 'work', WORK, issues),
    draw: null,
    seconds: null,
  }
  if (body['consent'] !== true) issues.push({ item: 'consent', code: 'required' })

  const seconds = body['seconds']
  if (typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0) {
    post.seconds = Math.round(Math.min(seconds, LONGEST_VISIT))
  } else if (seconds !== undefined && seconds !== null) issues.push({ item: 'seconds', code: 'out_of_range' })

  const mode = body['mode']
  const entered = ENTERED_MODES.find((one) => one === mode)
  if (entered) post.mode = entered
  else if (mode !== undefined && mode !== 'web') issues.push({ item: 'mode', code: 'not_an_option' })

  const draw = body['draw']
  if (typeof draw === 'number' && Number.isInteger(draw) && draw >= 0 && draw < DRAWS) post.draw = draw
  else if (draw !== undefined && draw !== null) issues.push({ item: 'draw', code: 'out_of_range' })

  const simple = body['simple']
  if (typeof simple === 'boolean') post.simple = simple
  else if (simple !== undefined && simple !== null) issues.push({ item: 'simple', code: 'wrong_type' })

  const answers = body['answers']
  if (isRecord(answers)) post.answers = answers as Answers
  else issues.push({ item: 'answers', code: answers === undefined ? 'required' : 'wrong_type' })

  return issues.length ? { issues } : { post }
}

function textOf(body: Record<string, unknown>, field: string, form: RegExp, issues: PostIssue[]): string {
  const value = body[field]
  if (value === undefined) issues.push({ item: field, code: 'required' })
  else if (typeof value === 'string' && form.test(value)) return value
  else issues.push({ item: field, code: 'wrong_type' })
  return ''
}

function optionalOf(
  body: Record<string, unknown>,
  field: string,
  form: RegExp,
  issues: PostIssue[],
): string | null {
  return body[field] === undefined || body[field] === null ? null : textOf(body, field, form, issues)
}

/** The channel a link names, or that of a link which names none; a mangled name must not keep anybody from answering. */
export function channelOfLink(name: string | null): string {
  return name !== null && CHANNEL.test(name) ? name : DIRECT
}

/** Is a parsed JSON value an object, and not a list? */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
