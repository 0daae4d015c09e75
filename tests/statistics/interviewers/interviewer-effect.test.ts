import { expect, it } from 'vitest'

import { interviewerEffect } from '#app/statistics/interviewers/interviewer-effect.ts'

const columns = (...groups: number[][]) => groups.map((group) => Float64Array.from(group))

it('agrees with the analysis of variance of R', () => {
  // R 4.2.2: a <- summary(aov(y ~ factor(interviewer)))[[1]]; m0 <- (n - sum(m^2)/n)/(k-1)
  // (MSB - MSW)/(MSB + (m0 - 1)*MSW) and 1 + (sum(m^2)/n - 1)*rho
  const found = interviewerEffect(
    columns([3, 4, 5, 4, 3, 4], [2, 2, 3, 1], [5, 4, 5, 5, 4, 3, 5, 4], [3, 3, 2, 4, 3]),
  )
  expect(found?.correlation).toBeCloseTo(0.6173628751889855, 12)
  expect(found?.designEffect).toBeCloseTo(4.1673399683608814, 12)
  expect(found).toMatchObject({ interviewers: 4, answers: 23 })
})

it('is 1 when interviewers differ and their own answers do not, so that each counts as one', () => {
  const found = interviewerEffect(columns([1, 1, 1, 1], [3, 3, 3, 3], [5, 5, 5, 5]))
  expect(found).toEqual({ correlation: 1, designEffect: 4, interviewers: 3, answers: 12 })
})

it('costs nothing when interviewers differ less than chance lets them', () => {
  const found = interviewerEffect(columns([1, 5], [1, 5], [1, 5]))
  expect(found?.correlation).toBeLessThan(0)
  expect(found?.designEffect).toBe(1)
})

it('does not depend on the scale, nor on interviewers without answers', () => {
  const groups = columns([1, 2, 4], [2, 5], [3, 3, 4])
  const scaled = groups.map((group) => group.map((value) => 10 * value + 3))
  const found = interviewerEffect(groups)
  expect(interviewerEffect(scaled)?.correlation).toBeCloseTo(found?.correlation ?? NaN, 12)
  expect(interviewerEffect([...groups, new Float64Array()])).toEqual(found)
})

it('says nothing of answers that are all the same, and refuses fewer than two interviewers', () => {
  expect(interviewerEffect(columns([2, 2], [2, 2]))).toBeNull()
  expect(() => interviewerEffect(columns([1, 2, 3]))).toThrow(
    expect.objectContaining({ code: 'FEW_INTERVIEWERS' }),
  )
  expect(() => interviewerEffect(columns([1], [2]))).toThrow(
    expect.objectContaining({ code: 'FEW_INTERVIEWERS' }),
  )
})
