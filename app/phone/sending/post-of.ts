import type { HeldPost } from '../offline/outbox.ts'
import type { Survey } from '../survey.ts'
import type { Visit } from '../visit.ts'

/** A visit's answers as they are posted; the submission id makes every repeat the same response. */
export function postOf({ wave, city, language }: Survey, visit: Visit): HeldPost {
  const { submissionId, noticeVersion, draw, simpleShown, answers, startedAt, work } = visit
  const query = new URLSearchParams(location.search)
  const channel = query.get('c') ?? query.get('channel') ?? ''
  const body = {
    submissionId,
    city,
    language,
    noticeVersion,
    consent: true,
    answers,
    draw,
    simple: simpleShown ?? false,
    // a shared tablet or an interviewer's device says so
    mode: document.getElementById('assisted')?.dataset['mode'],
    website: document.querySelector<HTMLInputElement>('[name="website"]')?.value || undefined,
    seconds: Math.max(0, Math.round((Date.now() - startedAt) / 1000)),
    ticket: visit.invited?.proof,
    work,
    // a mangled link must not keep anybody from answering
    channel: /^[\w-]{1,32}$/.test(channel) ? channel : undefined,
  }
  return { address: `/api/v1/waves/${wave}/responses`, body: JSON.stringify(body) }
}
