import type { WatchedInterview } from '#app/data/fieldwork/assisted/interviews.server.ts'
import { closestMatches } from '#app/statistics/interviewers/closest-match.ts'
import { interviewerEffect } from '#app/statistics/interviewers/interviewer-effect.ts'
import { spreadRatio } from '#app/statistics/interviewers/spread-ratio.ts'
import type { Item } from '#app/survey/item.ts'
import {
  WATCH_LIMITS,
  type InterviewerFlag,
  type InterviewerLine,
  type InterviewerWatch,
  type ItemEffect,
} from '#app/survey/wave/interviewer-watch.ts'

/**
 * Watches the interviews of a wave: how long they took, how much those of one interviewer resemble each other, how
 * little their answers vary, and how much of the spread goes with who asked. Nothing is taken out.
 *
 * @param interviews ordered by interviewer
 */
export function watchInterviewers(items: Item[], interviews: WatchedInterview[]): InterviewerWatch {
  const scales = items.filter(({ scale, type }) => scale !== null && type === 'single_choice')
  const groups = groupByInterviewer(interviews)
  const all = scales.map((item) => valuesOf(item, interviews))
  const medianSeconds = medianTime(interviews)
  const lines = Array.from(groups, ([interviewer, own]): InterviewerLine => {
    const few = own.length < WATCH_LIMITS.fewest
    return {
      interviewer,
      interviews: own.length,
      seen: few ? null : look(items, scales, own, all, medianSeconds),
    }
  })
  const enough = [...groups.values()].filter((own) => own.length >= WATCH_LIMITS.fewest)
  return { interviews: interviews.length, medianSeconds, lines, effects: effectsOf(scales, enough) }
}

function look(
  items: Item[],
  scales: Item[],
  own: WatchedInterview[],
  all: Float64Array[],
  usual: number | null,
): NonNullable<InterviewerLine['seen']> {
  const medianSeconds = medianTime(own)
  const matches = closestMatches(codesOf(items, own), WATCH_LIMITS.compared).filter(
    (share) => !Number.isNaN(share),
  )
  const alike =
    matches.length === 0
      ? null
      : matches.filter((share) => share >= WATCH_LIMITS.match).length / matches.length
  const spread = spreadRatio(
    scales.map((item) => valuesOf(item, own)),
    all,
  )
  const flags: InterviewerFlag[] = []
  if (medianSeconds !== null && usual !== null && medianSeconds < WATCH_LIMITS.quick * usual)
    flags.push('quick')
  if (alike !== null && alike > WATCH_LIMITS.alike) flags.push('alike')
  if (spread !== null && spread < WATCH_LIMITS.flat) flags.push('flat')
  return { medianSeconds, alike, spread, flags }
}

function effectsOf(scales: Item[], groups: WatchedInterview[][]): ItemEffect[] {
  const effects = scales.flatMap((item) => {
    const answers = groups.map((own) => valuesOf(item, own)).filter(({ length }) => length > 1)
    const effect = answers.length < 2 ? null : interviewerEffect(answers)
    if (!effect) return []
    const { correlation, designEffect } = effect
    return [{ code: item.code, label: item.short_label, correlation, designEffect }]
  })
  return effects.sort((a, b) => b.correlation - a.correlation)
}

/** The answers to a scale that carry an opinion. */
function valuesOf(item: Item, interviews: WatchedInterview[]): Float64Array {
  const opinions = new Set(item.options.filter(({ missing }) => !missing).map(({ value }) => value))
  return Float64Array.from(
    interviews.flatMap(({ answers }) => {
      const value = answers[item.code]
      return typeof value === 'number' && opinions.has(value) ? [value] : []
    }),
  )
}

/** For each interview the place of the answer among the options; questions that are typed in are left out. */
function codesOf(items: Item[], interviews: WatchedInterview[]): Int32Array[] {
  const closed = items.filter(({ type }) => type.startsWith('single_choice'))
  return interviews.map(({ answers }) =>
    Int32Array.from(closed, ({ code, options }) => options.findIndex(({ value }) => value === answers[code])),
  )
}

function medianTime(interviews: WatchedInterview[]): number | null {
  const times = interviews.flatMap(({ seconds }) => (seconds === null ? [] : [seconds])).sort((a, b) => a - b)
  const upper = times[times.length >> 1]
  const lower = times[(times.length - 1) >> 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

function groupByInterviewer(interviews: WatchedInterview[]): Map<number, WatchedInterview[]> {
  const groups = new Map<number, WatchedInterview[]>()
  for (const interview of interviews) {
    const own = groups.get(interview.interviewer)
    if (own) own.push(interview)
    else groups.set(interview.interviewer, [interview])
  }
  return groups
}
