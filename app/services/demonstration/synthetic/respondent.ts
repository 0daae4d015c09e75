import type { RandomSource } from '#app/statistics/random.ts'
import { pickValue } from './pick.ts'
import type { PeopleCell } from './people.ts'

/** Somebody who answers. */
export interface Respondent {
  cell: PeopleCell
  /** code of the district lived in */
  district: string
  /** what the person and the district add to every opinion */
  mood: number
  manner: Manner
  /** position on every five-point item of somebody who answers straight down the line */
  straightLevel: number
  language: 'zh-CN' | 'en'
}

/** with thought; in a rush and at random; the same answer straight down the line */
type Manner = 'thoughtful' | 'careless' | 'straight'

const MOOD_SD = 0.55
const MIDDLE = 2

const drawManner = pickValue<Manner>(['thoughtful', 'careless', 'straight'], [0.981, 0.011, 0.008])
const drawLanguage = pickValue(['zh-CN', 'en'] as const, [0.985, 0.015])

/**
 * Draws the person behind a response.
 *
 * @param districtEffect what the district adds to opinions
 */
export function drawRespondent(
  cell: PeopleCell,
  district: string,
  districtEffect: number,
  random: RandomSource,
): Respondent {
  return {
    cell,
    district,
    mood: districtEffect + MOOD_SD * random.normal(),
    manner: drawManner(random),
    straightLevel: MIDDLE + random.integer(3),
    language: drawLanguage(random),
  }
}

/** median seconds of a thoughtful respondent by age, and of the others */
const SECONDS_BY_AGE = [170, 165, 170, 185, 205, 235, 270, 310]
const SECONDS_IN_A_RUSH = { careless: 28, straight: 75 }
const SECONDS_SD = 0.33

/** Seconds from the first question to sending: log-normal. */
export function drawSeconds({ manner, cell }: Respondent, random: RandomSource): number {
  const median = manner === 'thoughtful' ? SECONDS_BY_AGE[cell.age]! : SECONDS_IN_A_RUSH[manner]
  return Math.max(1, Math.round(median * Math.exp(SECONDS_SD * random.normal())))
}
