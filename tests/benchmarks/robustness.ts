import type { IndexBasis, IndexScheme } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import { seededRandom } from '#app/statistics/random.ts'
import type { MethodFactor } from '#app/statistics/sensitivity/robustness/method-factor.ts'
import { prepareRescoring } from '#app/statistics/sensitivity/robustness/prepare-rescoring.ts'
import { rankRuns } from '#app/statistics/sensitivity/robustness/rank-runs.ts'

const CITIES = 120
const SECOND_LEVEL = 12
const INDICATORS_EACH = 4
const FIRST_LEVEL = ['S', 'M', 'I', 'L', 'E']
const DRAWS = 1000

const SCHEME: IndexScheme = {
  weights: { first: { method: 'framework' }, second: { method: 'framework' }, indicators: 'framework' },
  peopleShare: {},
  normalisation: { method: 'goalposts' },
  treatment: { method: 'none' },
  aggregation: { objective: 'arithmetic', first: 'arithmetic', index: 'arithmetic' },
}
const FACTORS: MethodFactor[] = [
  { factor: 'survey' },
  { factor: 'weights', noise: 0.25 },
  {
    factor: 'normalisation',
    options: [
      { method: 'goalposts' },
      { method: 'minMax' },
      { method: 'zScore' },
      { method: 'percentileRank' },
    ],
  },
  {
    factor: 'treatment',
    options: [{ method: 'none' }, { method: 'winsorise', maxPoints: 5, skew: 2, kurtosis: 3.5 }],
  },
  { factor: 'aggregation', options: [null, 'geometric'] },
  { factor: 'peopleShare', width: 0.2 },
]

/**
 * Robustness of places, 120 cities × 48 indicators, all six factors drawn: time per 1,000 recomputations, beside the
 * same number of plain builds of the index from the figures up, one after the other.
 */
export async function run(): Promise<void> {
  const basis = makeBasis()
  const cities = basis.cities.map(({ city }) => city)
  const rows = FACTORS.length + 2
  const runs = Math.ceil(DRAWS / rows)
  const recompute = () => {
    const rescore = prepareRescoring(basis, { scheme: SCHEME, edition: 'blended' }, FACTORS, cities)
    rankRuns(rescore, FACTORS.length, { seed: 1, cities: CITIES }, { from: 0, to: runs })
  }
  const build = () => runScheme(basis, SCHEME, { edition: 'blended', level: 0.95 })
  const own = bestOf(3, recompute)
  const reference = bestOf(10, build)
  const scale = DRAWS / (runs * rows)
  const line = {
    bench: 'robustness',
    figure: 'draws-1000',
    ms: Math.round(own.wall * scale),
    cpuMs: Math.round(own.cpu * scale),
    referenceMs: Math.round(reference.wall * DRAWS),
    ratio: Math.round((own.cpu * scale * 1000) / (reference.cpu * DRAWS)) / 1000,
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Milliseconds by the wall and of the processor, which does not count other programs; the best of several rounds. */
function bestOf(rounds: number, work: () => unknown): { wall: number; cpu: number } {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return { wall: performance.now() - start, cpu: (user + system) / 1000 }
  })
  return { wall: Math.min(...times.map(({ wall }) => wall)), cpu: Math.min(...times.map(({ cpu }) => cpu)) }
}

function makeBasis(): IndexBasis {
  const random = seededRandom(4)
  const second = Array.from({ length: SECOND_LEVEL }, (_, at) => `N${at}`)
  const k = SECOND_LEVEL
  return {
    tree: [
      { code: 'X', parent: null, weight: 1 },
      ...FIRST_LEVEL.map((code) => ({ code, parent: 'X', weight: 1 })),
      ...second.map((code, at) => ({
        code,
        parent: FIRST_LEVEL[at % FIRST_LEVEL.length] ?? 'S',
        weight: 1,
        peopleShare: 0.6,
      })),
    ],
    indicators: second.flatMap((node) =>
      Array.from({ length: INDICATORS_EACH }, (_, at) => ({
        code: `${node}.${at}`,
        node,
        weight: 1,
        direction: at === 3 ? (-1 as const) : (1 as const),
        low: 20,
        high: 80,
      })),
    ),
    cities: Array.from({ length: CITIES }, (_, at) => ({
      city: `c${at}`,
      people: Float64Array.from({ length: k }, () => 60 + 8 * random.normal()),
      covariance: Float64Array.from({ length: k * k }, (__, cell) =>
        Math.floor(cell / k) === cell % k ? 1 : 0.4,
      ),
      values: Float64Array.from({ length: k * INDICATORS_EACH }, (__, column) =>
        column % 3 === 0 ? 30 + 5 * Math.exp(1.2 * random.normal()) : 50 + 10 * random.normal(),
      ),
      part: 'public' as const,
      placed: true,
    })),
    importance: null,
  }
}
