import { describe, it } from 'vitest'
import { aggregate, change, cities, of, survey, expectRefusal, type Case } from './ask-index.ts'

describe('smile index refuses, of the analyses', () => {
  it.each<[string, Case, string, object]>([
    [
      'two analyses of one name',
      { analyses: [...of('effectiveWeights', {}), ...of('effectiveWeights', {})] },
      'DUPLICATE_ANALYSIS',
      { analysis: 'it' },
    ],
    [
      'principal components of a column that does not vary',
      {
        csv: 'city,a,b,c\nAa,1,1,1\nBb,1,2,2\nCc,1,3,5\n',
        analyses: of('pca', { in: 'raw', codes: ['a', 'b'] }),
      },
      'CONSTANT_COLUMN',
      { analysis: 'it', node: 'a' },
    ],
    [
      'principal components of two units',
      { csv: 'city,a,b,c\nAa,1,1,1\nBb,2,2,2\n', analyses: of('pca', { in: 'raw', codes: ['a', 'b'] }) },
      'TOO_FEW_UNITS',
      { analysis: 'it', units: 2 },
    ],
    [
      'comparisons that are not reciprocal',
      {
        analyses: of('analyticHierarchy', {
          codes: ['a', 'b'],
          randomIndex: 0.58,
          matrix: [
            [1, 3],
            [3, 1],
          ],
        }),
      },
      'INVALID_COMPARISON',
      { nodes: ['a', 'b'] },
    ],
    [
      'comparisons that are not positive',
      {
        analyses: of('analyticHierarchy', {
          codes: ['a', 'b'],
          randomIndex: 0.58,
          matrix: [
            [1, -3],
            ['-1/3', 1],
          ],
        }),
      },
      'INVALID_COMPARISON',
      { nodes: ['a', 'b'] },
    ],
    [
      'comparisons with a row too few',
      { analyses: of('analyticHierarchy', { codes: ['a', 'b'], randomIndex: 0.58, matrix: [[1, 3]] }) },
      'INVALID_COMPARISON',
      { nodes: ['a', 'b'] },
    ],
    [
      'shares that no weights have',
      { analyses: of('benefitOfDoubt', { in: 'raw', codes: ['a', 'b', 'c'], minShare: 0.4 }) },
      'INVALID_SHARES',
      { nodes: ['a', 'b', 'c'] },
    ],
    [
      'outranking by nothing',
      { analyses: of('outranking', { in: 'raw', codes: ['a', 'b'], weights: { a: 0, b: 0 } }) },
      'ZERO_TOTAL_WEIGHT',
      { nodes: ['a', 'b'] },
    ],
    [
      'a level without nodes to leave out',
      {
        pipeline: [aggregate()],
        analyses: of('removeElement', { aggregation: 'scores', level: 9, target: 'Index' }),
      },
      'UNKNOWN_LEVEL',
      { level: 9 },
    ],
    [
      'noise on a level that is not there',
      {
        pipeline: [aggregate()],
        analyses: of('weightNoise', {
          aggregation: 'scores',
          target: 'Index',
          noise: [{ level: 9, factor: 0.2 }],
        }),
      },
      'UNKNOWN_LEVEL',
      { level: 9 },
    ],
    [
      'two rows of one entity at one time',
      {
        pipeline: [aggregate()],
        analyses: of('change', { in: 'scores', node: 'Index', entity: 'region', time: 'year' }),
        csv: `${cities}Ee,south,2020,1,1,1\n`,
      },
      'DUPLICATE_TIME',
      { entity: 'south', time: '2020' },
    ],
    [
      'balanced weights of three',
      {
        nodes: change('c', { parent: 'P' }).filter(({ code }) => code !== 'Q'),
        pipeline: [aggregate()],
        analyses: of('balancedWeights', { aggregation: 'scores', target: 'P' }),
      },
      'NOT_TWO_CHILDREN',
      { node: 'P' },
    ],
    [
      'bands that are the same',
      {
        pipeline: [aggregate()],
        analyses: of('bands', {
          in: 'scores',
          node: 'Index',
          bands: [
            { code: 'x', min: 3 },
            { code: 'y', min: 3 },
          ],
        }),
      },
      'INVALID_BANDS',
      { analysis: 'it' },
    ],
    [
      'a survey item without answers',
      { ...survey('Aa,a,0,1,1\n') },
      'INVALID_DATA',
      { unit: 'Aa', node: 'a' },
    ],
    [
      'a survey row twice',
      { ...survey('Aa,a,9,1,1\nAa,a,9,1,1\n') },
      'DUPLICATE_ROW',
      { unit: 'Aa', node: 'a' },
    ],
    [
      'shrinkage without error',
      {
        ...survey('Aa,a,9,1,1\nBb,a,9,0,1\nCc,a,9,1,1\nDd,a,9,1,1\n'),
        pipeline: [{ step: 'shrink', in: 'raw', out: 'shrunk' }],
      },
      'ZERO_SAMPLING_VARIANCE',
      { node: 'a', unit: 'Bb' },
    ],
    [
      'an error through a median',
      {
        ...survey('Aa,a,9,1,1\nBb,a,9,1,1\nCc,a,9,1,1\nDd,a,9,1,1\n'),
        pipeline: [aggregate({ method: 'median' })],
        analyses: of('samplingError', { aggregation: 'scores', targets: ['Index'] }),
      },
      'NOT_LINEAR',
      { node: 'Index' },
    ],
  ])('%s', (_, asked, code, at) => expectRefusal(asked, code, at))
})
