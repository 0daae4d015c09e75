import { describe, expect, it } from 'vitest'
import type { SamplingErrorOfNode } from '#app/statistics/composite/analyses/survey/sampling-error.ts'
import type { StepSpec } from '#app/statistics/composite/spec/step-spec.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { nodes, run, table } from '../index-case.ts'

const CITIES = 20
const REPLICATIONS = 500
/** of the errors of two items answered by the same people, as asked: before b is turned round */
const CORRELATION = 0.4
const units = Array.from({ length: CITIES }, (_, at) => `C${String(at).padStart(2, '0')}`)

/** True means of the items a and b on 1 to 5 (b is better when low), and an objective indicator c without error. */
const truth = units.map((_, at) => ({ a: 2 + (at % 7) * 0.3, b: 4 - (at % 5) * 0.4, c: 10 + 3 * at }))
/** n, sd and design effect of each city; the standard error follows from them. */
const facts = units.map((_, at) => ({ n: 150 + 40 * at, sd: 0.8 + 0.02 * at, deff: 1 + 0.05 * at }))
const survey = table(
  `unit,indicator,n,sd,deff\n${units
    .flatMap((unit, at) =>
      ['a', 'b'].map((item) => [unit, item, ...Object.values(facts[at] ?? {})].join(',')),
    )
    .join('\n')}`,
  'survey.csv',
)

const likert = { method: 'goalposts', low: 1, high: 5, scale: 100 } as const
const pipelineWith = (method: 'arithmetic' | 'geometric' | 'harmonic'): StepSpec[] => [
  {
    step: 'normalise',
    in: 'raw',
    out: 'scored',
    default: likert,
    byIndicator: { c: { method: 'goalposts', low: 0, high: 100, scale: 100 } },
  },
  { step: 'aggregate', in: 'scored', out: 'index', method, expect: ['Index'] },
]

function indexOf(
  rows: { a: number; b: number; c: number }[],
  method: 'arithmetic' | 'geometric' | 'harmonic',
) {
  const data = table(`city,a,b,c\n${rows.map(({ a, b, c }, at) => `${units[at]},${a},${b},${c}`).join('\n')}`)
  const { datasets, analyses } = run(
    {
      framework: { nodes },
      survey: { file: 'survey.csv', withinUnitCorrelation: CORRELATION },
      pipeline: pipelineWith(method),
      analyses: [
        { id: 'error', type: 'samplingError', aggregation: 'index', targets: ['Index'], level: 0.95 },
      ],
    },
    data,
    { tables: new Map([['survey.csv', survey]]) },
  )
  const { low, high } = (analyses['error'] as Record<string, SamplingErrorOfNode>)['Index']!
  return { scores: datasets['index']?.values?.['Index'] ?? [], low, high }
}

describe('sampling errors carried through the tree', () => {
  it.each(['arithmetic', 'geometric', 'harmonic'] as const)(
    'give intervals of the %s index that cover the true score in 93 to 97 of a hundred surveys',
    (method) => {
      const random = seededRandom(31)
      const { scores: trueScores } = indexOf(truth, method)
      let hits = 0
      for (let replication = 0; replication < REPLICATIONS; replication++) {
        const drawn = truth.map(({ a, b, c }, at) => {
          const { n, sd, deff } = facts[at]!
          const se = sd * Math.sqrt(deff / n)
          const shared = Math.sqrt(CORRELATION) * random.normal()
          const own = () => shared + Math.sqrt(1 - CORRELATION) * random.normal()
          return { a: a + se * own(), b: b + se * own(), c }
        })
        const { low, high } = indexOf(drawn, method)
        hits += trueScores.filter((score, at) => low[at]! <= score! && score! <= high[at]!).length
      }
      const share = hits / (REPLICATIONS * CITIES)
      console.info(`intervals of the ${method} index cover ${share} of ${REPLICATIONS * CITIES} true scores`)
      expect(share).toBeGreaterThanOrEqual(0.93)
      expect(share).toBeLessThanOrEqual(0.97)
    },
  )
})
