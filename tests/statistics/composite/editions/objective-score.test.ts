import { describe, expect, it } from 'vitest'
import { objectiveScore } from '#app/statistics/composite/editions/objective-score.ts'

describe('objectiveScore', () => {
  it('is the weighted mean of what is there, with the share that is there', () => {
    expect(objectiveScore([40, NaN, 80], [1, 2, 3], 0)).toEqual({ score: 70, coverage: 4 / 6 })
  })

  it('is missing below the coverage asked for', () => {
    expect(objectiveScore([40, NaN], [1, 2], 0.5)).toEqual({ score: NaN, coverage: 1 / 3 })
    expect(objectiveScore([NaN], [1], 0)).toEqual({ score: NaN, coverage: 0 })
  })

  it('refuses a negative weight', () => {
    expect(() => objectiveScore([1], [-1], 0)).toThrow(expect.objectContaining({ code: 'NEGATIVE_WEIGHT' }))
  })
})
