import { poissonUpperTail } from '../numeric/distributions.ts'

/** Answers of one stream (a channel in a city) in one hour. */
export interface HourCount {
  stream: string
  /** YYYY-MM-DD */
  day: string
  /** 0..23 */
  hour: number
  answers: number
}

/** Answers of one stream on one day; days without answers need no entry. */
export interface DayCount {
  stream: string
  day: string
  answers: number
}

export interface BurstRule {
  /** days before the hour's own day that make the running mean */
  memoryDays: number
  /** fewest answers in an hour that are worth an alarm */
  atLeast: number
  /** fewest times the running mean */
  times: number
  /** chance of one false alarm in all hours looked at, if answers came evenly */
  level: number
}

/** An hour in which far more answers came than the stream's own past explains. */
export interface Burst extends HourCount {
  /** answers expected in an hour */
  expected: number
  /** P(X ≥ answers), corrected for the number of hours looked at */
  probability: number
}

/**
 * Hours in which a stream bursts: its answers are far above its own running mean.
 *
 *   λ = (1 + Σ answers of the D days before) / (24·D),  p = m · P(X ≥ answers | X ~ Poisson(λ))
 *
 * with D ≤ memoryDays since the stream's first answer and m the hours looked at. One answer is added to the past, so
 * that a quiet stream does not alarm at its second answer. The correction is Bonferroni's: with evenly spread answers at most
 * `level` false alarms are expected in all. Answers follow the hours of the day, so `times` asks for more than chance.
 * The first day of a stream has no past and is not judged.
 *
 * @param hours hours with enough answers to be written down; others cannot burst when `atLeast` says as many
 * @returns bursts in the order of the hours given
 */
export function findBursts(hours: HourCount[], days: DayCount[], rule: BurstRule): Burst[] {
  const pasts = pastOf(days)
  const judged = hours.flatMap((hour) => {
    const past = pasts.get(hour.stream)
    const length = past ? Math.min(rule.memoryDays, daysBetween(past.first, hour.day)) : 0
    if (!past || length < 1) return []
    let before = 0
    for (const { day, answers } of past.days) {
      const ago = daysBetween(day, hour.day)
      if (ago >= 1 && ago <= length) before += answers
    }
    return [{ ...hour, expected: (1 + before) / (24 * length) }]
  })
  return judged
    .map((hour) => ({
      ...hour,
      probability: Math.min(1, judged.length * poissonUpperTail(hour.answers, hour.expected)),
    }))
    .filter(
      ({ answers, expected, probability }) =>
        answers >= rule.atLeast && answers >= rule.times * expected && probability < rule.level,
    )
}

function pastOf(days: DayCount[]): Map<string, { first: string; days: DayCount[] }> {
  const pasts = new Map<string, { first: string; days: DayCount[] }>()
  for (const day of days) {
    const known = pasts.get(day.stream)
    if (!known) pasts.set(day.stream, { first: day.day, days: [day] })
    else {
      known.days.push(day)
      if (day.day < known.first) known.first = day.day
    }
  }
  return pasts
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
