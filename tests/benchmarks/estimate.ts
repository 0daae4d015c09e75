import { estimateScores } from '#app/statistics/estimation/scores/estimate-scores.ts'
import {
  indexScores,
  type IndexItems,
  type ItemColumn,
} from '#app/statistics/estimation/scores/score-items.ts'
import { seededRandom } from '#app/statistics/random.ts'
import type { CityColumns, MarginColumn, WeightingRecipe } from '#app/statistics/weighting/city-columns.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'
import { rounded } from '#tests/support/load/timed.ts'

const CITY_SIZE = 10_000
const ITEMS = 24
const SCORES = 18

interface City {
  items: ItemColumn[]
  columns: CityColumns
}

const recipe: WeightingRecipe = {
  nonresponse: null,
  margins: ['sex', 'age_group', 'education'],
  collapseBelow: 10,
  trimUpperMedians: 2.5,
  maxIterations: 200,
  tolerance: 1e-8,
  normaliseTo: 'population',
  withheld: 'own-share',
}
const indices: IndexItems[] = Array.from({ length: SCORES }, (_, s) => ({
  code: `score${s + 1}`,
  items: s < 12 ? [`item${2 * s}`, `item${2 * s + 1}`] : [`item${s}`],
}))

function syntheticCity(seed: number): City {
  const random = seededRandom(seed)
  const draw = (k: number) => Math.min(k - 1, Math.floor(random.uniform() ** 1.4 * k))
  const answer = () => (random.uniform() < 0.03 ? 99 : 1 + draw(5))
  const margin = (variable: string, k: number): MarginColumn => ({
    variable,
    categories: Array.from({ length: k }, (_, c) => `${variable}${c}`),
    totals: new Float64Array(k).fill(2_400_000 / k),
    codes: Int32Array.from({ length: CITY_SIZE }, () => draw(k)),
  })
  return {
    items: Array.from({ length: ITEMS }, (_, k) => ({
      code: `item${k}`,
      values: Int8Array.from({ length: CITY_SIZE }, answer),
      points: 5,
      polarity: k % 5 === 0 ? -1 : 1,
      missingCodes: [97, 99],
    })),
    columns: {
      baseWeights: new Float64Array(CITY_SIZE).fill(1),
      strata: Int32Array.from({ length: CITY_SIZE }, () => random.integer(10)),
      stratumSizes: null,
      margins: [margin('sex', 2), margin('age_group', 8), margin('education', 3)],
    },
  }
}

/** Weights, scores, errors, intervals, design effects and the joint covariance of one city. */
function analyseCity({ items, columns }: City): number {
  const weighting = weighCity(columns, recipe)
  const { rows } = estimateScores(weighting, indexScores(items, indices), {
    confidenceLevel: 0.95,
    lonelyPsu: 'fail',
  })
  return rows[0]!.se!
}

/** The plainest thing one can do with the same columns: add them up. */
function plainPass({ items }: City): number {
  let sum = 0
  for (const { values } of items) for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}

function print(figure: string, values: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ bench: 'estimate', figure, ...values })}\n`)
}

/** Wall and processor seconds of the best of several runs; the processor's do not count other programs. */
function best(times: number, work: () => void): { seconds: number; cpuSeconds: number } {
  const runs = Array.from({ length: times }, () => {
    const start = performance.now()
    const cpu = process.cpuUsage()
    work()
    return { seconds: (performance.now() - start) / 1000, cpuSeconds: process.cpuUsage(cpu).user / 1e6 }
  })
  return runs.reduce((a, b) => (b.seconds < a.seconds ? b : a))
}

/** Prints the figures of the estimation path, from columns in memory, on one core. */
export async function run(): Promise<void> {
  const cities = Array.from({ length: 100 }, (_, c) => syntheticCity(c + 1))
  const all = best(5, () => cities.forEach(analyseCity))
  const plain = best(5, () => cities.forEach(plainPass))
  const rows = cities.length * CITY_SIZE
  print('a million respondents', {
    rows,
    items: ITEMS,
    scores: SCORES,
    cities: cities.length,
    seconds: rounded(all.seconds),
    cpuSeconds: rounded(all.cpuSeconds),
    rowsPerSecond: Math.round(rows / all.seconds),
    plainPassSeconds: rounded(plain.seconds),
    ratioToPlainPass: rounded(all.seconds / plain.seconds),
    peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
  })
  const one = best(30, () => void analyseCity(cities[0]!))
  print('one city', {
    rows: CITY_SIZE,
    milliseconds: rounded(one.seconds * 1000),
    cpuMilliseconds: rounded(one.cpuSeconds * 1000),
  })
  for (const count of [10, 100, 400]) {
    const { seconds, cpuSeconds } = best(2, () => {
      for (let c = 0; c < count; c++) analyseCity(cities[c % cities.length]!)
    })
    const million = (seconds / (count * CITY_SIZE)) * 1e6
    print('growth', {
      rows: count * CITY_SIZE,
      seconds: rounded(seconds),
      cpuSeconds: rounded(cpuSeconds),
      secondsPerMillion: rounded(million),
    })
  }
}
