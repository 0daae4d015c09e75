import { describe, expect, it } from 'vitest'
import { DEFAULT_THRESHOLDS, publishable, rankable } from '#app/statistics/disclosure/thresholds.ts'

describe('publishable', () => {
  it('hides fewer than ten answers from everyone', () => {
    expect(publishable(9, 9, 'invited', 'evaluator')).toBe('hidden')
    expect(publishable(NaN, 500, 'invited', 'evaluator')).toBe('hidden')
  })

  it('keeps 10 to 29 answers to evaluators', () => {
    expect(publishable(10, 8, 'invited', 'evaluator')).toBe('evaluator-only')
    expect(publishable(29, 20, 'invited', 'official')).toBe('hidden')
    expect(publishable(29, 20, 'open', 'public')).toBe('hidden')
  })

  it('calls 30 to 99 answers, or effective answers, indicative', () => {
    expect(publishable(30, 10, 'invited', 'public')).toBe('indicative')
    expect(publishable(200, 99, 'invited', 'public')).toBe('indicative')
    expect(publishable(200, 100, 'invited', 'public')).toBe('shown')
    expect(publishable(100, 60, 'open', 'public')).toBe('shown')
  })
})

describe('rankable', () => {
  it('ranks invited samples from 400 effective answers, open participation only when declared', () => {
    expect(rankable(400, 'invited')).toBe(true)
    expect(rankable(399.9, 'invited')).toBe(false)
    expect(rankable(100_000, 'open')).toBe(false)
    expect(rankable(400, 'open', { ...DEFAULT_THRESHOLDS, rankOpenParticipation: true })).toBe(true)
    expect(rankable(NaN, 'invited')).toBe(false)
  })
})
