import type { MarginRow } from '#app/data/reference/margins.server.ts'
import { sha256 } from '#app/platform/content-hash.server.ts'
import { seededRandom, type RandomSource } from '#app/statistics/random.ts'
import type { Item } from '#app/survey/item.ts'
import { marginColumns, type ResponseRow } from '#app/survey/response.ts'
import { baseWeightOf, type StratumFrame } from '#app/survey/wave/invited/strata.ts'
import { answersDrawer } from './answer-drawers.ts'
import { drawCharacter, driftFrom } from './city-character.ts'
import { drawFrame, type SampledStratum } from './draw-frame.ts'
import { peopleOf } from './people.ts'
import { pickBy, pickValue } from './pick.ts'
import { drawRespondent, drawSeconds, type Respondent } from './respondent.ts'

/** What a city's synthetic responses are drawn from. */
export interface CityInput {
  code: string
  strata: Omit<StratumFrame, 'invited'>[]
  margins: MarginRow[]
  /** the questionnaire with the city's districts filled in */
  items: Item[]
  /** answers the city will have */
  responses: number
}

/** Columns that are the same throughout the wave. */
export type WaveColumns = Pick<ResponseRow, 'waveId' | 'noticeVersion' | 'questionnaire'>

export interface DrawnCity {
  strata: SampledStratum[]
  /** the next response, one after the other, up to the number asked for */
  drawResponse(): ResponseRow
}

/**
 * The invited sample of one city, and its responses. They depend on the seed and the city alone: other cities of the
 * wave change nothing.
 *
 * @param days field period, YYYY-MM-DD in order
 * @param otherYear the same city a year before: other people, and opinions a little apart
 */
export function drawCity(
  city: CityInput,
  wave: WaveColumns,
  days: string[],
  { seed, otherYear }: { seed: number; otherYear: boolean },
): DrawnCity {
  const own = randomOf(`${seed} ${city.code}`)
  const now = drawCharacter(city.strata.length, own)
  const random = otherYear ? randomOf(`${seed} ${wave.waveId} ${city.code}`) : own
  const character = otherYear ? driftFrom(now, random) : now
  const strata = drawFrame(city.strata, city.responses, random)
  const baseWeights = strata.map(baseWeightOf)
  const answered = strata.map(() => 0)
  const cells = peopleOf(city.margins)
  const drawCell = pickBy(cells.map(({ people, willingness }) => people * willingness))
  const drawStratum = pickBy(strata.map(({ invited, readiness }) => invited * readiness))
  const drawDay = pickValue(days, dayWeights(days.length))
  const drawAnswers = answersDrawer(city.items, character)

  function drawResponse(): ResponseRow {
    let at = drawStratum(random)
    while (answered[at]! >= strata[at]!.invited) at = drawStratum(random)
    answered[at]!++
    const district = strata[at]!.code
    const respondent = drawRespondent(cells[drawCell(random)]!, district, character.districts[at]!, random)
    const answers = drawAnswers(respondent, random)
    const { sex, ageGroup, education, district: named } = marginColumns(city.items, answers)
    return {
      waveId: wave.waveId,
      id: drawId(random),
      cityCode: city.code,
      stratum: district,
      baseWeight: baseWeights[at]!,
      day: drawDay(random),
      language: respondent.language,
      mode: 'web',
      channel: drawChannel(respondent, random),
      noticeVersion: wave.noticeVersion,
      questionnaire: wave.questionnaire,
      sex,
      ageGroup,
      education,
      district: named,
      seconds: drawSeconds(respondent, random),
      answers: JSON.stringify(answers),
    }
  }
  return { strata, drawResponse }
}

function randomOf(words: string): RandomSource {
  return seededRandom(parseInt(sha256(words).slice(0, 8), 16))
}

/** 32 hexadecimal digits, uniform. */
function drawId(random: RandomSource): string {
  let id = ''
  while (id.length < 32)
    id += random
      .integer(2 ** 32)
      .toString(16)
      .padStart(8, '0')
  return id
}

const CHANNELS = ['sms', 'wechat', 'letter']
const drawYoungerChannel = pickValue(CHANNELS, [0.42, 0.5, 0.08])
const drawOlderChannel = pickValue(CHANNELS, [0.45, 0.25, 0.3])
/** from 55 to 64 on, as a position in `AGE_GROUPS` */
const OLDER = 5

function drawChannel({ cell }: Respondent, random: RandomSource): string {
  return (cell.age >= OLDER ? drawOlderChannel : drawYoungerChannel)(random)
}

/** Most answer right after the invitation, or after one of the two reminders ten days apart. */
function dayWeights(days: number): number[] {
  return Array.from(
    { length: days },
    (_, day) => Math.exp(-(day % 10) / 3) * 0.6 ** Math.floor(day / 10) + 0.03,
  )
}
