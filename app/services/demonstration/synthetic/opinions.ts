import type { AnswerValue, Item } from '#app/survey/item.ts'
import type { RandomSource } from '#app/statistics/random.ts'
import type { CityCharacter } from './city-character.ts'
import type { Respondent } from './respondent.ts'

/** where the latent opinion passes from one answer to the next, for an item of no particular standing */
const CUTS = [-1.9, -1.1, -0.35, 0.75]
const NOISE_SD = 0.8

/** how well an item is thought of everywhere, on the latent scale */
const STANDING: Record<string, number> = {
  city_life_satisfaction: 0.2,
  sense_of_gain: -0.3,
  sense_of_happiness: 0.15,
  sense_of_security: 0.4,
  s1_walk_after_dark: 0.35,
  s2_emergency_response: 0.15,
  m1_public_transport: 0.1,
  i2_mobile_internet: 0.3,
  l1_see_doctor: -0.2,
  l3_schools: -0.1,
  e1_job_chances: -0.45,
  e2_core_city_travel: 0.1,
  e3_being_heard: -0.5,
}
/** the old are milder, the well educated more demanding */
const BY_AGE = [0.05, -0.05, -0.1, -0.05, 0, 0.1, 0.2, 0.3]
const BY_EDUCATION = [0.12, 0.03, -0.05, -0.1]

/** share who never used the thing or whom it does not concern; of the rest, share who cannot say */
const UNUSED: Record<string, number> = {
  city_life_satisfaction: 0,
  sense_of_security: 0,
  s1_walk_after_dark: 0.03,
  s2_emergency_response: 0.07,
  m1_public_transport: 0.04,
  m2_gov_services: 0.09,
  i1_apps_usable: 0.06,
  l1_see_doctor: 0.03,
  l2_air_quality: 0,
  l3_schools: 0.14,
  e1_job_chances: 0.08,
  e2_core_city_travel: 0.08,
}
const UNUSED_ELSEWHERE = 0.02
const UNUSED_AMONG_OLD = 2.5
const DONT_KNOW = [0.035, 0.02, 0.015, 0.012]
const OLD = 6

/**
 * How a respondent of a city answers a five-point item: city, dimension, age, education and person add up to a latent
 * opinion, noise is added, and the item's cuts turn it into an answer. Some never used the thing, some cannot say.
 */
export function opinionOn(item: Item, character: CityCharacter) {
  const levels = fivePoints(item)
  const codes = new Map(item.options.map((option) => [option.code, option.value]))
  const unused = codes.get('not_applicable')
  const dontKnow = codes.get('dont_know')
  const standing = (STANDING[item.code] ?? 0) + character.effectOn(item.dimension)
  return (respondent: Respondent, random: RandomSource): AnswerValue => {
    const { age, education } = respondent.cell
    const unusedShare = (UNUSED[item.code] ?? UNUSED_ELSEWHERE) * (age >= OLD ? UNUSED_AMONG_OLD : 1)
    if (unused !== undefined && random.uniform() < unusedShare) return unused
    if (dontKnow !== undefined && random.uniform() < DONT_KNOW[education]!) return dontKnow
    if (respondent.manner === 'careless') return levels[random.integer(levels.length)]!
    if (respondent.manner === 'straight') return levels[respondent.straightLevel]!
    const opinion = standing + BY_AGE[age]! + BY_EDUCATION[education]! + respondent.mood
    const latent = opinion + NOISE_SD * random.normal()
    const level = CUTS.filter((cut) => latent > cut).length
    return levels[item.polarity === 'negative' ? levels.length - 1 - level : level]!
  }
}

/** The answers of a five-point item from low to high; other items have none. */
export function fivePoints(item: Item): number[] {
  const values = item.options.filter((option) => !option.missing).map((option) => option.value)
  const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b)
  return numbers.length === 5 && values.length === 5 ? numbers : []
}
