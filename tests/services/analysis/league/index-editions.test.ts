import { describe, expect, it } from 'vitest'

import type { AnalysisPlan, CityAnalysis } from '#app/services/analysis/city/analyse-city.ts'
import { indexEditions } from '#app/services/analysis/league/index-editions.ts'
import { OFFICIAL_RECIPE } from '#app/survey/wave/recipe.ts'
import type { Mark } from '#app/survey/reports/report.ts'

const NODES = ['A1', 'A2']
const plan = {
  recipe: OFFICIAL_RECIPE,
  nodes: NODES,
  tree: [
    { code: 'X', parent: null, weight: 1 },
    { code: 'A', parent: 'X', weight: 1 },
    { code: 'A1', parent: 'A', weight: 1, peopleShare: 0.5 },
    { code: 'A2', parent: 'A', weight: 1, peopleShare: 1 },
  ],
} as unknown as AnalysisPlan

/** A city with two people scores: [score, answers] each. */
function city(code: string, mark: Mark, scores: [number, number][]): CityAnalysis {
  return {
    frame: { identity: { code } },
    mark,
    people: scores.map(([estimate, n]) => ({ estimate, n })),
    covariance: Float64Array.of(1, 0.5, 0.5, 1),
    objective: { figures: [], scores: Float64Array.of(80, NaN) },
  } as unknown as CityAnalysis
}

describe('indexEditions', () => {
  it('blends and averages, with the joint error', () => {
    const both = city('a', 'shown', [
      [60, 500],
      [70, 500],
    ])
    const { results, peopleShare } = indexEditions([both], plan)
    expect(results.people.get('a')?.index.score).toBeCloseTo(65, 12)
    expect(results.people.get('a')?.index.se).toBeCloseTo(Math.sqrt(0.75), 12)
    // A1 is half of 60 and half of 80; A2 has people alone
    expect(results.blended.get('a')?.index.score).toBeCloseTo(70, 12)
    expect(peopleShare.blended).toMatchObject({ nominal: 0.75, effective: 0.75, variance: null })
  })

  it('lets no score that its readers may not read into an index', () => {
    const { results, thinScores } = indexEditions(
      [
        city('public', 'shown', [
          [60, 29],
          [70, 500],
        ]),
        city('own', 'evaluators', [
          [60, 15],
          [70, 9],
        ]),
      ],
      plan,
    )
    expect(thinScores).toBe(2)
    expect(results.people.get('public')?.index.score).toBe(70)
    expect(results.blended.get('public')?.flags).toEqual({ A1: 'people-missing' })
    expect(results.people.get('own')?.index.score).toBe(60)
  })

  it('gives a hidden city no index, and takes the shares from public cities alone', () => {
    const far: [number, number][] = [
      [1, 15],
      [99, 15],
    ]
    const shown = [50, 60, 70].map((score) =>
      city(`c${score}`, 'shown', [
        [score, 500],
        [score + 5, 500],
      ]),
    )
    const alone = indexEditions(shown, plan)
    const beside = indexEditions(
      [...shown, city('own', 'evaluators', far), city('none', 'hidden', far)],
      plan,
    )
    expect(beside.results.people.has('none')).toBe(false)
    expect(beside.peopleShare).toEqual(alone.peopleShare)
    expect(beside.peopleShare.blended.variance).toBeCloseTo(1, 9)
  })
})
