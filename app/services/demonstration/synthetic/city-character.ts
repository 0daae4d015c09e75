import type { RandomSource } from '#app/statistics/random.ts'

/** Standard deviations of what a city adds to opinions, in units of the latent scale (about 25 points of 100 each). */
const OVERALL_SD = 0.08
const LETTER_SD = 0.1
const INDEX_SD = 0.1
const DISTRICT_SD = 0.06

const LETTERS = ['S', 'M', 'I', 'L', 'E']
const INDICES = ['S1', 'S2', 'M1', 'M2', 'I1', 'I2', 'L1', 'L2', 'L3', 'E1', 'E2', 'E3']

/** What sets a city apart. The differences are modest, so that many cities cannot be told apart. */
export interface CityCharacter {
  /** added to opinions on a dimension: a second-level index, or anything else */
  effectOn(dimension: string): number
  /** added in each district */
  districts: number[]
}

/** Draws the character of a city with some districts. */
export function drawCharacter(districts: number, random: RandomSource): CityCharacter {
  const overall = OVERALL_SD * random.normal()
  const letters = new Map(LETTERS.map((letter) => [letter, LETTER_SD * random.normal()]))
  const indices = new Map(INDICES.map((index) => [index, INDEX_SD * random.normal()]))
  return {
    effectOn: (dimension) =>
      indices.has(dimension)
        ? overall + (letters.get(dimension.slice(0, 1)) ?? 0) + (indices.get(dimension) ?? 0)
        : overall,
    districts: Array.from({ length: districts }, () => DISTRICT_SD * random.normal()),
  }
}

/** What all cities gained within a year, and how far a city and each of its indices strayed from that. */
const YEARLY_GAIN = 0.05
const YEARLY_SD = 0.06
const YEARLY_INDEX_SD = 0.05

/** Draws what a city was a year before, from what it is. */
export function driftFrom(now: CityCharacter, random: RandomSource): CityCharacter {
  const overall = YEARLY_GAIN + YEARLY_SD * random.normal()
  const indices = new Map(INDICES.map((index) => [index, YEARLY_INDEX_SD * random.normal()]))
  return {
    ...now,
    effectOn: (dimension) => now.effectOn(dimension) - overall - (indices.get(dimension) ?? 0),
  }
}
