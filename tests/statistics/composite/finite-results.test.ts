import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnalysisSpec } from '#app/statistics/composite/spec/analysis-spec.ts'
import type { StepSpec } from '#app/statistics/composite/spec/step-spec.ts'
import type { NormaliseRule } from '#app/statistics/composite/columns/normalise-column.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { run, table } from './index-case.ts'

/** Numbers that break careless formulas: zeros, ties, the very small and the very large, and nothing. */
const cell = fc.oneof(
  fc.constantFrom('', '0', '1', '-1', '0.1', '1e-320', '5e-324', '1e150', '-1e150', '1e-150'),
  fc.double({ min: -100, max: 100, noNaN: true }).map(String),
)
const rows = fc.array(fc.tuple(fc.constantFrom('x', 'y', ''), cell, cell, cell), {
  minLength: 1,
  maxLength: 8,
})
const rules: NormaliseRule[] = [
  { method: 'minMax' },
  { method: 'zScore' },
  { method: 'goalposts', low: 0, high: 5, truncate: true },
  { method: 'percentileRank', ties: 'average' },
  { method: 'distanceToReference', unit: 'C0', cap: true },
  { method: 'distanceToTarget', target: 0 },
  { method: 'fractionOfMax' },
]
const means: StepSpec[] = (['arithmetic', 'geometric', 'harmonic', 'median'] as const).map((method) => ({
  step: 'aggregate',
  in: 'scored',
  out: 'index',
  method,
  expect: 'all',
}))
const codes = ['a', 'b', 'c']
const analyses: AnalysisSpec[] = [
  { id: 'statistics', type: 'statistics', in: 'raw' },
  { id: 'availability', type: 'availability', in: 'raw' },
  { id: 'treated', type: 'treatmentSummary', of: 'treated' },
  { id: 'spearman', type: 'correlationPValues', in: 'scored', codes, method: 'spearman' },
  { id: 'kendall', type: 'correlationPValues', in: 'scored', codes, method: 'kendall' },
  { id: 'family', type: 'correlationFamily', in: 'index' },
  { id: 'flags', type: 'correlationFlags', in: 'scored', threshold: 0.5, side: 'above' },
  { id: 'alpha', type: 'cronbachAlpha', in: 'index', parents: ['P', 'Q', 'Index'] },
  { id: 'drop', type: 'removeElement', aggregation: 'index', level: 1, target: 'Index' },
  { id: 'outranking', type: 'outranking', in: 'scored', codes },
  { id: 'bands', type: 'bands', in: 'index', node: 'Index', bands: [{ code: 'top', min: 50 }] },
  { id: 'pca', type: 'pca', in: 'scored', codes },
  { id: 'weights', type: 'pcaWeights', in: 'scored', level: 1 },
  { id: 'factors', type: 'factorWeights', in: 'scored', codes, factors: 2 },
]

/** Every place of a value that holds a number which is none. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`))
}

describe('results', () => {
  it('hold finite numbers or null, whatever the data: what cannot be computed is refused or told', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(...rules),
        fc.constantFrom(...means),
        fc.constantFrom(...analyses),
        (cells, rule, mean, analysis) => {
          const data = table(
            `city,group,a,b,c\n${cells.map((own, at) => `C${at},${own.join(',')}`).join('\n')}`,
          )
          const pipeline: StepSpec[] = [
            {
              step: 'treat',
              in: 'raw',
              out: 'treated',
              default: {
                test: { skew: 1, kurtosis: 1 },
                first: { method: 'winsorise', maxPoints: 2 },
                second: { method: 'logShift' },
              },
              expect: 'all',
            },
            { step: 'impute', in: 'treated', out: 'full', method: 'rowMean', expect: 'changed' },
            { step: 'normalise', in: 'full', out: 'scored', default: rule, by: 'group', expect: 'all' },
            mean,
            { step: 'rank', in: 'index', out: 'ranks', nodes: 'aggregates', expect: 'all' },
          ]
          try {
            expect(notFinite(run({ pipeline, analyses: [analysis] }, data))).toEqual([])
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            expect(error.message).toMatch(/^\S.+\.$/)
          }
        },
      ),
      { numRuns: 300, seed: 20081 },
    )
  })
})
