import { describe, it } from 'vitest'
import {
  aggregate,
  change,
  cities,
  normalise,
  of,
  survey,
  treat,
  expectWarning,
  type Case,
} from './ask-index.ts'

describe('smile index tells, naming the place, and goes on', () => {
  it.each<[string, Case, string, object]>([
    [
      'an indicator that does not vary',
      {
        csv: 'city,a,b,c\nAa,0.1,1,1\nBb,0.1,2,2\nCc,0.1,3,5\n',
        pipeline: [normalise({ method: 'zScore' })],
      },
      'NOT_DEFINED',
      { step: 'normalise', node: 'a', units: ['Aa', 'Bb', 'Cc'] },
    ],
    [
      'a treatment of one that does not vary',
      { csv: 'city,a,b,c\nAa,0.1,1,1\nBb,0.1,2,2\nCc,0.1,3,5\n', pipeline: [treat] },
      'NOT_TREATED',
      { step: 'treat', node: 'a' },
    ],
    [
      'a division by zero',
      {
        nodes: change('a', { denominator: 'b' }),
        csv: `${cities}Ee,south,2020,1,0,1\n`,
        pipeline: [{ step: 'denominate', in: 'raw', out: 'per' }],
      },
      'NOT_DEFINED',
      { step: 'denominate', node: 'a', units: ['Ee'] },
    ],
    [
      'a logarithm of zero',
      {
        csv: `${cities}Ee,south,2020,0,1,1\n`,
        pipeline: [{ step: 'transform', in: 'raw', out: 'logged', byIndicator: { a: 'ln' } }],
      },
      'NOT_DEFINED',
      { node: 'a', units: ['Ee'] },
    ],
    [
      'an indicator without a value',
      { csv: 'city,a,b,c\nAa,,1,1\nBb,,2,2\nCc,,3,5\n' },
      'EMPTY_COLUMN',
      { node: 'a' },
    ],
    ['two units', { csv: 'city,a,b,c\nAa,1,1,1\nBb,2,2,2\n' }, 'TOO_FEW_UNITS', { units: ['Aa', 'Bb'] }],
    [
      'two units that screening left',
      {
        csv: 'city,a,b,c\nAa,1,1,1\nBb,2,2,2\nCc,,,3\n',
        pipeline: [{ step: 'screen', in: 'raw', out: 'kept', rule: 'availability', minAvailability: 0.9 }],
      },
      'TOO_FEW_UNITS',
      { step: 'screen', units: ['Aa', 'Bb'] },
    ],
    [
      'a unit without group',
      {
        csv: 'city,region,a,b,c\nAa,north,1,1,1\nBb,,2,2,2\nCc,north,3,3,3\n',
        pipeline: [
          { step: 'rank', in: 'raw', out: 'ranks', nodes: 'indicators', by: 'region', expect: 'all' },
        ],
      },
      'NO_GROUP',
      { step: 'rank', column: 'region', units: ['Bb'] },
    ],
    [
      'a rule for a node that is not there',
      { pipeline: [normalise({ method: 'minMax' }, { byIndicator: { x: { method: 'zScore' } } })] },
      'UNKNOWN_NODE',
      { step: 'normalise', node: 'x' },
    ],
    [
      'a mean without end',
      { csv: 'city,a,b,c\nAa,1,-1,1\nBb,2,2,2\nCc,3,3,3\n', pipeline: [aggregate({ method: 'harmonic' })] },
      'NOT_DEFINED',
      { step: 'aggregate', node: 'P', units: ['Aa'] },
    ],
    [
      'a correlation with a column that does not vary',
      {
        csv: 'city,a,b,c\nAa,1,1,1\nBb,1,2,2\nCc,1,3,5\n',
        analyses: of('correlation', { in: 'raw', codes: ['a', 'b'] }),
      },
      'CONSTANT_COLUMN',
      { analysis: 'it', node: 'a' },
    ],
    [
      'comparisons that contradict each other',
      {
        analyses: of('analyticHierarchy', {
          codes: ['a', 'b', 'c'],
          randomIndex: 0.58,
          matrix: [
            [1, 9, '1/9'],
            ['1/9', 1, 9],
            [9, '1/9', 1],
          ],
        }),
      },
      'INCONSISTENT_COMPARISONS',
      { nodes: ['a', 'b', 'c'] },
    ],
    [
      'comparisons that are reciprocal after rounding',
      {
        analyses: of('analyticHierarchy', {
          codes: ['a', 'b'],
          randomIndex: 0.58,
          matrix: [
            [1, 3],
            [0.33, 1],
          ],
        }),
      },
      'ROUNDED_COMPARISON',
      { nodes: ['a', 'b'] },
    ],
    [
      'a principal weight below zero',
      {
        csv: 'city,a,b,c\nAa,1,9,1\nBb,2,5,2\nCc,3,6,3\nDd,9,1,4\n',
        analyses: of('pcaWeights', { in: 'raw', level: 1 }),
      },
      'NEGATIVE_PCA_WEIGHT',
      { parent: 'P' },
    ],
    [
      'a survey that leaves a city out',
      {
        ...survey('Aa,a,9,1,1\nBb,a,9,1,1\nCc,a,9,1,1\n'),
        pipeline: [aggregate()],
        analyses: of('samplingError', { aggregation: 'scores', targets: ['Index'] }),
      },
      'NO_SAMPLING_FACTS',
      { analysis: 'it', node: 'a', unit: 'Dd' },
    ],
  ])('%s', (_, asked, code, at) => expectWarning(asked, code, at))
})
