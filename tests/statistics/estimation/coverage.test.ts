import { describe, expect, it } from 'vitest'
import {
  arcsineInterval,
  kornGraubardInterval,
  meanInterval,
  wilsonInterval,
  type Interval,
} from '#app/statistics/estimation/intervals.ts'
import { estimateScores, type ScoreEstimate } from '#app/statistics/estimation/scores/estimate-scores.ts'
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
    'proportion (arcsine)': mean(happy),
    'proportion (mean)': mean(happy),
    'proportion (Wilson)': mean(happy),
    'proportion (Korn-Graubard)': mean(happy),
    'domain proportion (logit)': mean(happy, (i) => isOld[i] === 1),
    'rare proportion (Korn-Graubard)': mean(rare),
    'rare proportion (Wilson)': mean(rare),
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
    const tallyInterval = (name: string, interval: Interval) =>
      tally(name, { ciLower: interval![0], ciUpper: interval![1] })
    const [common, few] = [table.rows[0]!, table.rows[1]!]
    const { estimate: p, se, df } = common
    const worth = (p! * (1 - p!)) / se! ** 2
    tally('proportion (logit)', common)
    tallyInterval('proportion (arcsine)', arcsineInterval(p!, se!, 0.95, df))
    tallyInterval('proportion (mean)', meanInterval(p!, se!, 0.95, df))
    tallyInterval('proportion (Wilson)', wilsonInterval(p!, worth, 0.95, df))
    tallyInterval('proportion (Korn-Graubard)', kornGraubardInterval(p!, worth, 0.95))
    tally(
      'domain proportion (logit)',
      estimateScores(plain, shares.slice(0, 1), { ...options, kind: 'proportion', domain }).rows[0]!,
    )
    tallyInterval(
      'rare proportion (Korn-Graubard)',
      kornGraubardInterval(few.estimate!, few.effectiveN, 0.95),
    )
    tallyInterval('rare proportion (Wilson)', wilsonInterval(few.estimate!, few.effectiveN, 0.95, few.df))
  }

  const figures = Object.entries(hits).map(([name, hit]) => ({ name, coverage: hit / SAMPLES }))
  const monteCarlo = Math.sqrt((0.95 * 0.05) / SAMPLES)
  process.stdout.write(
    [
      `Coverage of 95 % intervals over ${SAMPLES} samples (Monte Carlo error ${(100 * monteCarlo).toFixed(1)}):`,
      ...figures.map(({ name, coverage }) => `  ${(100 * coverage).toFixed(1)}  ${name}`),
      '',
    ].join('\n'),
  )

  for (const { name, coverage } of figures) {
    it(`cover the ${name} ${(100 * coverage).toFixed(1)} times in a hundred`, () => {
      expect(coverage).toBeGreaterThan(0.93 - monteCarlo)
      if (!name.startsWith('rare')) expect(coverage).toBeLessThan(0.97 + monteCarlo)
    })
  }
})
