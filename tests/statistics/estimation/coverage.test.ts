import { describe, expect, it } from 'vitest'
import { kornGraubardInterval } from '#app/statistics/estimation/intervals.ts'
import { estimateScores, type ScoreEstimate } from '#app/statistics/estimation/estimate-scores.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'
import { margin } from '../survey-case.ts'

const SAMPLES = 500
const PEOPLE = 20_000
const STRATA = 4
const PER_STRATUM = 120

const random = seededRandom(2024)
const stratum = Int32Array.from({ length: PEOPLE }, (_, i) => Math.floor((i * STRATA) / PEOPLE))
const sex = Array.from({ length: PEOPLE }, () => (random.uniform() < 0.48 ? 'male' : 'female'))
const age = Array.from({ length: PEOPLE }, () => ['young', 'middle', 'old'][random.integer(3)]!)
const score = Float64Array.from({ length: PEOPLE }, (_, i) =>
  Math.max(
    0,
    Math.min(
      100,
      55 + 4 * stratum[i]! + (age[i] === 'old' ? 9 : 0) + (sex[i] === 'male' ? -5 : 0) + 18 * random.normal(),
    ),
  ),
)
const happy = score.map((value) => (value > 60 ? 1 : 0))
const rare = score.map((value) => (value > 97 ? 1 : 0))
const isOld = Uint8Array.from(age, (group) => (group === 'old' ? 1 : 0))
const count = (labels: string[], name: string) => labels.filter((label) => label === name).length
const mean = (values: Float64Array, inside: (i: number) => boolean = () => true) => {
  const used = values.filter((_, i) => inside(i))
  return used.reduce((a, b) => a + b, 0) / used.length
}

const recipe = {
  nonresponse: null,
  margins: ['sex', 'age'],
  collapseBelow: 5,
  trimUpperMedians: null,
  maxIterations: 500,
  tolerance: 1e-9,
  normaliseTo: 'population',
  withheld: 'refuse',
} as const

/** A stratified simple random sample, equal sizes per stratum of equal populations. */
function draw(): number[] {
  const size = PEOPLE / STRATA
  return Array.from({ length: STRATA }, (_, h) => {
    const chosen = new Set<number>()
    while (chosen.size < PER_STRATUM) chosen.add(h * size + random.integer(size))
    return [...chosen]
  }).flat()
}

function weigh(rows: number[], margins: readonly string[]) {
  const pick = (labels: string[]) => rows.map((i) => labels[i]!)
  return weighCity(
    {
      baseWeights: new Float64Array(rows.length).fill(PEOPLE / rows.length),
      strata: Int32Array.from(rows, (i) => stratum[i]!),
      stratumSizes: new Float64Array(STRATA).fill(PEOPLE / STRATA),
      margins: [
        margin('sex', pick(sex), { male: count(sex, 'male'), female: count(sex, 'female') }),
        margin('age', pick(age), {
          young: count(age, 'young'),
          middle: count(age, 'middle'),
          old: count(age, 'old'),
        }),
      ],
    },
    { ...recipe, margins: [...margins] },
  )
}

describe('intervals over 500 samples of a known population', () => {
  const truths: Record<string, number> = {
    mean: mean(score),
    'raked mean': mean(score),
    'domain mean': mean(score, (i) => isOld[i] === 1),
    'proportion (logit)': mean(happy),
    'rare proportion (Korn-Graubard)': mean(rare),
  }
  const hits = Object.fromEntries(Object.keys(truths).map((name) => [name, 0]))
  const options = { confidenceLevel: 0.95, lonelyPsu: 'fail' } as const

  for (let s = 0; s < SAMPLES; s++) {
    const rows = draw()
    const pick = (values: Float64Array) => Float64Array.from(rows, (i) => values[i]!)
    const [plain, raked] = [weigh(rows, []), weigh(rows, recipe.margins)]
    const scores = [{ code: 'score', values: pick(score) }]
    const domain = Uint8Array.from(rows, (i) => isOld[i]!)
    const tally = (name: string, row: Pick<ScoreEstimate, 'ciLower' | 'ciUpper'>) => {
      if (row.ciLower! <= truths[name]! && truths[name]! <= row.ciUpper!) hits[name]!++
    }
    tally('mean', estimateScores(plain, scores, options).rows[0]!)
    tally('raked mean', estimateScores(raked, scores, options).rows[0]!)
    tally('domain mean', estimateScores(plain, scores, { ...options, domain }).rows[0]!)
    const shares = [
      { code: 'happy', values: pick(happy) },
      { code: 'rare', values: pick(rare) },
    ]
    const table = estimateScores(plain, shares, { ...options, kind: 'proportion' })
    tally('proportion (logit)', table.rows[0]!)
    const { estimate, effectiveN } = table.rows[1]!
    const [ciLower, ciUpper] = kornGraubardInterval(estimate!, effectiveN, 0.95)!
    tally('rare proportion (Korn-Graubard)', { ciLower, ciUpper })
  }

  const monteCarlo = Math.sqrt((0.95 * 0.05) / SAMPLES)
  for (const [name, hit] of Object.entries(hits)) {
    const coverage = hit / SAMPLES
    it(`cover the ${name} ${(100 * coverage).toFixed(1)} times in a hundred`, () => {
      expect(coverage).toBeGreaterThan(0.95 - 4 * monteCarlo)
      if (!name.includes('Korn-Graubard')) expect(coverage).toBeLessThan(0.95 + 4 * monteCarlo)
    })
  }
})
