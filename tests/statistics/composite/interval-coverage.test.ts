import { describe, expect, it } from 'vitest'
import { buildEdition } from '#app/statistics/composite/editions/build-editions.ts'
import type { IndexNode } from '#app/statistics/composite/editions/index-tree.ts'
import { estimateScores } from '#app/statistics/estimation/scores/estimate-scores.ts'
import { seededRandom, type RandomSource } from '#app/statistics/random.ts'
import type { MarginColumn, WeightingRecipe } from '#app/statistics/weighting/city-columns.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'

const PEOPLE = 200_000
const RESPONDENTS = 400
const SCORES = ['S1', 'S2', 'M1']
/** shares in the population, how readily a group answers, and how much better it feels than the rest */
const SEX = [
  { share: 0.5, answers: 1, feels: -4 },
  { share: 0.5, answers: 0.6, feels: 4 },
]
const AGE = [
  { share: 0.3, answers: 1, feels: 8 },
  { share: 0.5, answers: 0.7, feels: 0 },
  { share: 0.2, answers: 0.3, feels: -12 },
]
const LEVELS = [50, 62, 44]
const OBJECTIVE = [70, 40, NaN]

const tree: IndexNode[] = [
  { code: 'Index', parent: null, weight: 1 },
  { code: 'S', parent: 'Index', weight: 1 },
  { code: 'M', parent: 'Index', weight: 1 },
  { code: 'S1', parent: 'S', weight: 1, peopleShare: 0.6 },
  { code: 'S2', parent: 'S', weight: 1, peopleShare: 0.7 },
  { code: 'M1', parent: 'M', weight: 1, peopleShare: 0.5 },
]
const recipe: WeightingRecipe = {
  nonresponse: null,
  margins: ['sex', 'age'],
  collapseBelow: 10,
  trimUpperMedians: null,
  maxIterations: 200,
  tolerance: 1e-9,
  normaliseTo: 'population',
  withheld: 'refuse',
}

interface Respondent {
  sex: number
  age: number
  answers: number[]
}

/** One answer sheet; the same person's three answers share a mood, so the scores' errors correlate. */
function draw(random: RandomSource): Respondent {
  const pick = (groups: { share: number; answers: number }[]) => {
    const total = groups.reduce((sum, group) => sum + group.share * group.answers, 0)
    let rest = random.uniform() * total
    return groups.findIndex((group) => (rest -= group.share * group.answers) < 0)
  }
  const sex = pick(SEX)
  const age = pick(AGE)
  const mood = 12 * random.normal() + (SEX[sex]?.feels ?? 0) + (AGE[age]?.feels ?? 0)
  return { sex, age, answers: LEVELS.map((level) => level + mood + 15 * random.normal()) }
}

function margin(variable: string, groups: { share: number }[], codes: number[]): MarginColumn {
  return {
    variable,
    categories: groups.map((_, at) => `${variable}${at}`),
    totals: Float64Array.from(groups, ({ share }) => share * PEOPLE),
    codes: Int32Array.from(codes),
  }
}

/** One survey, weighted, estimated and blended into the index. */
function surveyIndex(random: RandomSource) {
  const sample = Array.from({ length: RESPONDENTS }, () => draw(random))
  const weighting = weighCity(
    {
      baseWeights: new Float64Array(RESPONDENTS).fill(1),
      strata: null,
      stratumSizes: null,
      margins: [
        margin(
          'sex',
          SEX,
          sample.map(({ sex }) => sex),
        ),
        margin(
          'age',
          AGE,
          sample.map(({ age }) => age),
        ),
      ],
    },
    recipe,
  )
  const variables = SCORES.map((code, at) => ({
    code,
    values: Float64Array.from(sample, ({ answers }) => answers[at] ?? NaN),
  }))
  const { rows, covariance } = estimateScores(weighting, variables, {
    confidenceLevel: 0.95,
    lonelyPsu: 'fail',
  })
  const city = {
    city: 'Aa',
    people: Float64Array.from(rows, ({ estimate }) => estimate ?? NaN),
    covariance,
    objective: Float64Array.from(OBJECTIVE),
  }
  const options = { aggregation: 'arithmetic', missing: 'other-side-flagged', level: 0.95 } as const
  return {
    blended: buildEdition(tree, [city], { ...options, edition: 'blended' }).cities[0]?.index,
    people: buildEdition(tree, [city], { ...options, edition: 'people' }).cities[0]?.index,
  }
}

const lift = [...SEX, ...AGE].reduce((sum, { share, feels }) => sum + share * feels, 0)
const [s1 = 0, s2 = 0, m1 = 0] = LEVELS.map((level) => level + lift)
const TRUE_BLENDED = ((0.6 * s1 + 0.4 * 70 + 0.7 * s2 + 0.3 * 40) / 2 + m1) / 2
const TRUE_PEOPLE = ((s1 + s2) / 2 + m1) / 2

describe('intervals of the index', () => {
  it('cover the true score 93 to 97 % of the time, through weighting and blending', () => {
    const random = seededRandom(2718)
    const hits = { blended: 0, people: 0 }
    for (let replication = 0; replication < 500; replication++) {
      const { blended, people } = surveyIndex(random)
      if ((blended?.ciLower ?? NaN) <= TRUE_BLENDED && TRUE_BLENDED <= (blended?.ciUpper ?? NaN))
        hits.blended++
      if ((people?.ciLower ?? NaN) <= TRUE_PEOPLE && TRUE_PEOPLE <= (people?.ciUpper ?? NaN)) hits.people++
    }
    for (const [edition, count] of Object.entries(hits)) {
      const share = count / 500
      console.info(`intervals of the ${edition} index cover the true score in ${share} of 500 surveys`)
      expect(share).toBeGreaterThanOrEqual(0.93)
      expect(share).toBeLessThanOrEqual(0.97)
    }
  })
})
