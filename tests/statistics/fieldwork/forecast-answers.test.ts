import { expect, test } from 'vitest'

import { effectiveNOfCells } from '#app/statistics/fieldwork/effective-n-of-cells.ts'
import { forecastAnswers } from '#app/statistics/fieldwork/forecast-answers.ts'

const RULE = { lastDays: 7, level: 0.9 }

test('the days left are taken to be like the last ones', () => {
  // ten days: only the last seven, of 10 each, count; 3 days are left
  const days = [90, 90, 90, 10, 10, 10, 10, 10, 10, 10]
  const forecast = forecastAnswers(340, days, 3, RULE)
  expect(forecast).toMatchObject({ perDay: 10, basedOn: 7, answers: 370 })
  // variance 10 (Poisson's, the days do not differ): √(3·10 + 9·10/7) = √(300/7); z(0.95) = 1.6448536
  const half = 1.6448536269514722 * Math.sqrt(300 / 7)
  expect(forecast?.high).toBeCloseTo(370 + half, 10)
  expect(forecast?.low).toBeCloseTo(370 - half, 10)
})

test('days that differ widen it, and no forecast falls below what is there', () => {
  const steady = forecastAnswers(100, [10, 10, 10], 5, RULE)!
  const uneven = forecastAnswers(100, [0, 0, 30], 5, RULE)!
  expect(uneven.answers).toBe(steady.answers)
  expect(uneven.high).toBeGreaterThan(steady.high)
  expect(uneven.low).toBe(100)
})

test('at the end there is nothing to forecast, and before a complete day nothing to forecast from', () => {
  expect(forecastAnswers(120, [60, 60], 0, RULE)).toMatchObject({ answers: 120, low: 120, high: 120 })
  expect(forecastAnswers(120, [], 3, RULE)).toBeNull()
})

test('effective n is n where the sample is like the population, and less the further it is from it', () => {
  const even = effectiveNOfCells([
    { population: 3000, respondents: 30 },
    { population: 1000, respondents: 10 },
  ])
  expect(even).toEqual({ effectiveN: 40, empty: 0 })
  // (2000)² / (1000²/10 + 1000²/30) = 4e6 / (1e5 + 1e5/3) = 30
  const skewed = effectiveNOfCells([
    { population: 1000, respondents: 10 },
    { population: 1000, respondents: 30 },
  ])
  expect(skewed.effectiveN).toBeCloseTo(30, 12)
})

test('a cell nobody answered from is said, not weighted', () => {
  const cells = [
    { population: 3000, respondents: 30 },
    { population: 1000, respondents: 0 },
  ]
  expect(effectiveNOfCells(cells)).toEqual({ effectiveN: 30, empty: 0.25 })
  expect(effectiveNOfCells([])).toEqual({ effectiveN: 0, empty: 0 })
})
