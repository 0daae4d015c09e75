/** When an answer is conspicuous; declared here, told on the method card and on the quality page. */
export const FLAG_RULE = {
  straightLiner: {
    /** the same value on every scaled item, of which at least so many were answered */
    fewestItems: 8,
  },
  pattern: {
    /** values that come back after two to so many questions */
    longestPeriod: 5,
    /** and do so at least so many times */
    fewestRepeats: 10,
  },
  duplicate: {
    /** the same answers to every question, with at least so many on scales */
    fewestItems: 12,
    /** of which no value is more frequent than this; near-uniform answers are alike by chance */
    largestShare: 0.6,
  },
} as const

/** Pairs that ask for nearly the same in other words: opposite ends of both scales cannot both be meant. */
export const CONTRADICTORY_PAIRS: readonly (readonly [string, string])[] = [
  ['city_life_satisfaction', 'sense_of_happiness'],
  ['life_ladder_now', 'sense_of_happiness'],
  ['sense_of_security', 's1_walk_after_dark'],
]

/** What is looked for by rule in every wave. */
export const AUTOMATIC_FLAGS = ['speeder', 'straight-liner', 'pattern', 'contradiction', 'duplicate'] as const
export type AutomaticFlag = (typeof AUTOMATIC_FLAGS)[number]
