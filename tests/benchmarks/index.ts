import type { TextTable } from '#app/statistics/composite/spec/dataset.ts'
import { readFramework, type FrameworkNode } from '#app/statistics/composite/spec/framework.ts'
import { runStep } from '#app/statistics/composite/spec/run-step.ts'
import type { Run } from '#app/statistics/composite/spec/run.ts'
import { rawDataset, readSource } from '#app/statistics/composite/spec/source.ts'
import type { StepSpec } from '#app/statistics/composite/spec/step-spec.ts'
import { rankValues } from '#app/statistics/composite/columns/ranks.ts'
import { scoringTreeOf } from '#app/statistics/composite/analyses/uncertainty/weight-noise.ts'
import { aggregateWith } from '#app/statistics/composite/steps/aggregate.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { sampleSobol } from '#app/statistics/sensitivity/sample-sobol.ts'
import { weightNoise } from '#app/statistics/sensitivity/weight-noise.ts'

const CITIES = 120
const SECOND_LEVEL = 12
const INDICATORS_EACH = 4
const FIRST_LEVEL = ['S', 'M', 'I', 'L', 'E']

const treat = (maxPoints: number): StepSpec => ({
  step: 'treat',
  in: 'raw',
  out: 'treated',
  default: {
    test: { skew: 2, kurtosis: 3.5 },
    first: { method: 'winsorise', maxPoints },
    second: { method: 'logShift' },
  },
})
const normalise = (method: number): StepSpec => ({
  step: 'normalise',
  in: 'treated',
  out: 'normalised',
  default:
    method === 0
      ? { method: 'minMax', range: [1, 100] }
      : { method: 'percentileRank', ties: 'min', shift: 0.01 },
})
const aggregate = (method: 'arithmetic' | 'geometric'): StepSpec & { step: 'aggregate' } => ({
  step: 'aggregate',
  in: 'normalised',
  out: 'scores',
  method,
})

/** Speed of the index on 120 cities × 48 indicators, 12 second-level and 5 first-level indices. */
export async function run(): Promise<void> {
  const setting = makeRun()
  const raw = setting.datasets.get('raw')
  if (!raw) return
  const steps = [treat(5), normalise(0), aggregate('arithmetic')]
  const build = (chain: StepSpec[]) => chain.reduce((dataset, step) => runStep(dataset, step, setting), raw)
  const columns = [...raw.values.values()]

  const bare = bestOf(20, () => bareBuild(columns), 20)
  report(
    'one-build',
    5,
    bestOf(20, () => build(steps), 20),
    bare,
  )

  const scored = runStep(build(steps.slice(0, 2)), aggregate('arithmetic'), setting)
  const tree = scoringTreeOf(scored, aggregate('arithmetic'), setting.framework)
  const noise = {
    weights: new Float64Array(tree.nodes.length).fill(1),
    factors: new Float64Array(tree.nodes.length).fill(0.25),
    replications: 1000,
  }
  const rebuilt = () => {
    const scores = aggregateWith(scored, aggregate('arithmetic'), setting.framework, () => 1).values.get(
      'Index',
    )
    if (scores) rankValues(scores, 'descending', 'min')
  }
  report(
    'weight-noise-1000',
    100,
    bestOf(5, () => weightNoise(tree, 'Index', noise, seededRandom(1))),
    bestOf(20, rebuilt, 20),
    1000,
  )

  const nominal = ranksOf(build(steps).values.get('Index'))
  const shift = (u: Float64Array) => {
    const [points = 0, method = 0, mean = 0] = u
    const chain = [treat(Math.floor(points * 6)), normalise(Math.floor(method * 2))]
    const ranks = ranksOf(
      build([...chain, aggregate(mean < 0.5 ? 'arithmetic' : 'geometric')]).values.get('Index'),
    )
    return ranks.reduce((sum, rank, at) => sum + Math.abs(rank - (nominal[at] ?? 0)), 0) / CITIES
  }
  report(
    'sobol-500-by-4',
    3000,
    bestOf(2, () => sampleSobol(4, 500, shift, seededRandom(2))),
    bare,
    3000,
  )
}

function ranksOf(scores: Float64Array | undefined): Float64Array {
  return rankValues(scores ?? new Float64Array(), 'descending', 'min')
}

function report(figure: string, budget: number, own: Time, reference: Time, times = 1): void {
  const rounded = (value: number) => Math.round(value * 1000) / 1000
  const line = {
    bench: 'index',
    figure,
    ms: rounded(own.wall),
    cpuMs: rounded(own.cpu),
    budgetMs: budget,
    referenceMs: rounded(reference.wall * times),
    ratio: rounded(own.wall / (reference.wall * times)),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Milliseconds by the wall and of the processor, which does not count other programs. */
interface Time {
  wall: number
  cpu: number
}

/** The best of several rounds of the same work. */
function bestOf(rounds: number, work: () => unknown, repeats = 1): Time {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    const before = process.cpuUsage()
    for (let repeat = 0; repeat < repeats; repeat++) work()
    const used = process.cpuUsage(before)
    return { wall: (performance.now() - start) / repeats, cpu: (used.user + used.system) / 1000 / repeats }
  })
  return { wall: Math.min(...times.map(({ wall }) => wall)), cpu: Math.min(...times.map(({ cpu }) => cpu)) }
}

/** The reference: min-max, means and a sort in bare loops, without treatment, missing values or refusals. */
function bareBuild(columns: Float64Array[]): number[] {
  const scores = new Float64Array(CITIES)
  for (const column of columns) {
    let min = Infinity
    let max = -Infinity
    for (const value of column) {
      if (value < min) min = value
      if (value > max) max = value
    }
    for (let city = 0; city < CITIES; city++) {
      scores[city] = (scores[city] ?? 0) + ((column[city] ?? 0) - min) / (max - min)
    }
  }
  return Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
}

function makeRun(): Run {
  const nodes = makeNodes()
  const framework = readFramework(nodes)
  const source = readSource(makeTable(framework.indicators), 'city', null)
  return {
    framework,
    source,
    datasets: new Map([['raw', rawDataset(source, framework)]]),
    steps: new Map(),
    survey: null,
    tables: new Map(),
    warnings: [],
    solver: null,
    seed: 1,
  }
}

function makeNodes(): FrameworkNode[] {
  const second = Array.from({ length: SECOND_LEVEL }, (_, at) => ({
    code: `N${at}`,
    parent: FIRST_LEVEL[at % FIRST_LEVEL.length] ?? 'S',
  }))
  const node = (code: string, level: number, parent: string | null): FrameworkNode => ({
    code,
    level,
    parent,
    weight: 1,
    direction: 1,
  })
  return [
    ...second.flatMap(({ code }) =>
      Array.from({ length: INDICATORS_EACH }, (_, at) => node(`${code}.${at}`, 1, code)),
    ),
    ...second.map(({ code, parent }) => node(code, 2, parent)),
    ...FIRST_LEVEL.map((code) => node(code, 3, 'Index')),
    node('Index', 4, null),
  ]
}

/** Every third indicator is skewed, so that treatment has work to do. */
function makeTable(indicators: FrameworkNode[]): TextTable {
  const random = seededRandom(9)
  const cell = (at: number) => (at % 3 === 0 ? Math.exp(1.5 * random.normal()) : 50 + 10 * random.normal())
  return {
    name: 'data.csv',
    columns: ['city', ...indicators.map(({ code }) => code)],
    rows: Array.from({ length: CITIES }, (_, city) => [
      `C${String(city).padStart(3, '0')}`,
      ...indicators.map((__, at) => String(cell(at))),
    ]),
  }
}
