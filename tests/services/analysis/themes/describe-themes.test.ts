import { expect, it } from 'vitest'

import { addThemes, countThemes } from '#app/services/analysis/themes/count-themes.ts'
import { describeThemes } from '#app/services/analysis/themes/describe-themes.ts'
import { OFFICIAL_RECIPE } from '#app/survey/wave/recipe.ts'

const NAMED = [
  { keys: ['公交'], words: ['公交'] },
  { keys: ['噪音'], words: ['噪音'] },
]
const PUBLISHING = { design: 'invited' as const, thresholds: OFFICIAL_RECIPE.thresholds }

/** So many residents of weight w who write of the themes given, and of nothing. */
function counted(groups: { residents: number; weight: number; themes: number[] }[]) {
  const codes = Int32Array.from(groups.flatMap(({ residents }, at) => Array<number>(residents).fill(at)))
  const weights = Float64Array.from(
    groups.flatMap(({ residents, weight }) => Array<number>(residents).fill(weight)),
  )
  const rows = Int32Array.from(codes.keys())
  return countThemes(
    rows,
    weights,
    codes,
    groups.map(({ themes }) => themes),
    NAMED.length,
  )
}

it('the share is weighted and of those who wrote something; a silent resident changes nothing', () => {
  const groups = [
    { residents: 40, weight: 3, themes: [0] },
    { residents: 60, weight: 1, themes: [1] },
  ]
  const [bus, noise] = describeThemes(NAMED, counted(groups), null, PUBLISHING, 0.95)
  // 40 · 3 / (40 · 3 + 60) = 66.7 %
  expect(bus).toMatchObject({ words: ['公交'], n: 40, share: 67, mark: 'indicative', verdict: null })
  expect(noise).toMatchObject({ words: ['噪音'], n: 60, share: 33 })
  const silent = countThemes([0, 1], [5, 5], Int32Array.of(-1, -1), [], NAMED.length)
  expect(describeThemes(NAMED, addThemes([counted(groups), silent], 2), null, PUBLISHING, 0.95)).toEqual([
    bus,
    noise,
  ])
})

it('the interval is that of Korn and Graubard from the effective number of writers', () => {
  // 30 of 100 equal weights: Clopper-Pearson 0.2124 to 0.3998
  const counts = counted([
    { residents: 30, weight: 2, themes: [0] },
    { residents: 70, weight: 2, themes: [] },
  ])
  expect(describeThemes(NAMED, counts, null, PUBLISHING, 0.95)[0]).toMatchObject({
    share: 30,
    low: 21,
    high: 40,
  })
})

it('a theme of fewer residents than the threshold is not told at all, of fewer than thirty to evaluators alone', () => {
  const counts = counted([
    { residents: 9, weight: 1, themes: [0] },
    { residents: 29, weight: 1, themes: [1] },
  ])
  const told = describeThemes(NAMED, counts, null, PUBLISHING, 0.95)
  expect(told.map(({ words, mark }) => [words[0], mark])).toEqual([['噪音', 'evaluators']])
})

it('a city writes more often of a theme only where the difference from all others is clear', () => {
  const city = counted([
    { residents: 120, weight: 1, themes: [0] },
    { residents: 80, weight: 1, themes: [1] },
  ])
  const others = counted([
    { residents: 400, weight: 1, themes: [0] },
    { residents: 400, weight: 1, themes: [1] },
    { residents: 200, weight: 1, themes: [] },
  ])
  const verdicts = describeThemes(NAMED, city, others, PUBLISHING, 0.95).map(({ verdict }) => verdict)
  // 60 % beside 40 %: z = 0.2 / √(0.24/200 + 0.24/1000) = 5.3; 40 % beside 40 %: none
  expect(verdicts).toEqual(['more', 'same'])
})
