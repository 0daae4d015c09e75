import type { Answers } from '#app/survey/item.ts'
import { marginColumns, type TakenIn } from '#app/survey/response.ts'
import { present, type Presentation } from '#app/survey/rules/present.ts'
import { withWording } from '#app/survey/questionnaire/simple-words.ts'
import { toldPresentation } from '#app/survey/wave/notice.ts'
import { cityDay } from '#app/platform/city-day.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { modeIssues } from '../assisted/mode-issues.server.ts'
import type { Desk } from '../desk.ts'
import { asksIn } from '../interview/language-of-wave.ts'
import type { CityForm, LiveWave } from '#app/services/collection/waves/live-waves.server.ts'
import { readAnswers } from './read-answers.ts'
import { outcomeOf, storeInvited } from './redeem-ticket.server.ts'
import type { ResponsePost, SubmitOutcome } from './response-post.ts'
import { refuseUnstored } from './refuse-unstored.ts'
import { responseId, withdrawalCode } from './withdrawal-code.server.ts'

/**
 * Stores one response, once per submission id: the first write wins, a repeat gets the same withdrawal code, also
 * after the wave has closed.
 */
export async function submitResponse(desk: Desk, waveId: string, post: ResponsePost): Promise<SubmitOutcome> {
  const live = await desk.waves.find(waveId)
  if (!live) return { outcome: 'refused', reason: 'unknown-wave' }
  const code = withdrawalCode(live.wave.secret, post.submissionId)
  const id = responseId(waveId, code)

  const accepted = await accept(desk, live, post)
  if ('refusal' in accepted) {
    return desk.waves.isStored(waveId, id) ? { outcome: 'repeated', withdrawalCode: code } : accepted.refusal
  }
  const taken: TakenIn = {
    row: responseRow(live.wave, id, post, accepted.form, accepted.answers, desk.now()),
    presentation: accepted.presentation,
    quarantine: post.suspicion,
    ...(post.entry?.kind === 'interviewer' ? { interviewer: post.entry.number } : {}),
  }
  try {
    const { ticket, submissionId } = post
    if (ticket !== null) return await storeInvited(desk, taken, { ticket, submissionId }, code)
    return outcomeOf(await desk.store(taken), code)
  } catch (error) {
    return refuseUnstored(error)
  }
}

type Accepted =
  { form: CityForm; answers: Answers; presentation: Presentation | null } | { refusal: SubmitOutcome }

async function accept({ database }: Desk, live: LiveWave, post: ResponsePost): Promise<Accepted> {
  const { wave } = live
  if (wave.status === 'closed') return { refusal: { outcome: 'refused', reason: 'wave-closed' } }
  if (wave.status !== 'open') return { refusal: { outcome: 'refused', reason: 'wave-not-open' } }

  const issues = modeIssues(database, wave, post)
  const form = await live.cityForm(post.city)
  if (!form) issues.push({ item: 'city', code: 'unknown_city' })
  if (!asksIn(wave, post.language)) issues.push({ item: 'language', code: 'not_an_option' })
  if (post.noticeVersion !== wave.noticeVersion) {
    issues.push({ item: 'noticeVersion', code: 'outdated_notice' })
  }
  if (!form) return { refusal: { outcome: 'invalid', issues } }
  // a sender that shows the questions in its own way asks them all
  const shown = post.draw === null ? null : present(form.items, form.split, post.draw)
  const read = readAnswers(shown?.items ?? form.items, post.answers)
  issues.push(...read.issues)
  if (issues.length) return { refusal: { outcome: 'invalid', issues } }
  const presentation = withWording(shown?.presentation ?? null, form.items, post.simple)
  const told = toldPresentation(wave.noticeVersion, presentation)
  return { form, answers: read.answers, presentation: told }
}

function responseRow(
  wave: WaveRecord,
  id: string,
  post: ResponsePost,
  { items }: CityForm,
  answers: Answers,
  now: Date,
) {
  return {
    waveId: wave.id,
    id,
    cityCode: post.city,
    stratum: null,
    baseWeight: 1,
    day: cityDay(now),
    language: post.language,
    mode: post.mode ?? 'web',
    channel: post.channel,
    noticeVersion: post.noticeVersion,
    questionnaire: `${wave.questionnaire.code}@${wave.questionnaire.version}`,
    ...marginColumns(items, answers),
    seconds: post.seconds,
    answers: JSON.stringify(answers),
  }
}
