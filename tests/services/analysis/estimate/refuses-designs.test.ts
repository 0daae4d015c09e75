import { describe, expect, it } from 'vitest'

import { jackknife, mergeAll, only, run, type RefusedCase } from './twelve-people.ts'

const refusals: RefusedCase[] = [
  ['a negative base weight', 'NEGATIVE_WEIGHT', {}, { column: 'w', rows: [3] }, only(2, { w: '-1' })],
  ['a missing base weight', 'MISSING_WEIGHT', {}, { column: 'w', rows: [12] }, only(11, { w: '' })],
  ['weights that are all 0', 'ZERO_TOTAL_WEIGHT', {}, { column: 'w' }, () => ({ w: '0' })],
  ['an infinite value', 'INFINITE_VALUE', {}, { column: 'y', rows: [1] }, only(0, { y: '1e999' })],
  ['a value of 1e300', 'INFINITE_VALUE', {}, { column: 'y', rows: [5] }, only(4, { y: '-1e300' })],
  ['values that are all denormal', 'OVERFLOW', {}, { column: 'y' }, () => ({ y: '5e-324' })],
  [
    'a missing probability',
    'MISSING_WEIGHT',
    { design: { probs: ['N'] } },
    { column: 'N', rows: [2] },
    (_, i) => ({ N: i === 1 ? '' : '0.5' }),
  ],
  [
    'a negative probability',
    'NEGATIVE_WEIGHT',
    { design: { probs: ['N'] } },
    { column: 'N', rows: [2] },
    (_, i) => ({ N: i === 1 ? '-0.5' : '0.5' }),
  ],
  ['a probability above 1', 'INVALID_DATA', { design: { probs: ['N'] } }, { column: 'N' }],
  [
    'a missing replicate weight',
    'MISSING_WEIGHT',
    { replicates: { source: 'columns', type: 'bootstrap', columns: ['r1', 'r2'] } },
    { column: 'r2', rows: [4] },
    only(3, { r2: '' }),
  ],
  [
    'a replicate without weight',
    'ZERO_TOTAL_WEIGHT',
    { replicates: { source: 'columns', type: 'BRR', columns: ['r1', 'r2'] } },
    { column: 'r1' },
    () => ({ r1: '0' }),
  ],
  ['a missing cluster', 'MISSING_CLUSTER', mergeAll, { column: 'psu', rows: [7] }, only(6, { psu: '' })],
  [
    'a missing stratum',
    'MISSING_STRATUM',
    { design: { strata: ['h'] } },
    { column: 'h', rows: [7] },
    only(6, { h: '' }),
  ],
  ['one PSU in the design', 'SINGLE_PSU_DESIGN', mergeAll, { cluster: 'only' }, () => ({ psu: 'only' })],
  [
    'one PSU in a stratum',
    'SINGLE_PSU_STRATUM',
    { design: { strata: ['h'], weights: 'w' } },
    { stratum: 'east' },
    only(0, { h: 'east' }),
  ],
  [
    'one PSU in a stratum of a jackknife',
    'SINGLE_PSU_STRATUM',
    { design: { strata: ['h'] }, replicates: { source: 'generate', type: 'JKn' } },
    { stratum: 'east' },
    only(0, { h: 'east' }),
  ],
  [
    'one PSU in a stratum of a bootstrap',
    'SINGLE_PSU_STRATUM',
    { design: { strata: ['h'] }, replicates: { source: 'generate', type: 'bootstrap' } },
    { stratum: 'east' },
    only(0, { h: 'east' }),
  ],
  [
    'one PSU in a stratum of balanced replicates',
    'SINGLE_PSU_STRATUM',
    { design: { strata: ['h'] }, replicates: { source: 'generate', type: 'BRR' } },
    { stratum: 'east' },
    only(0, { h: 'east' }),
  ],
  [
    'one PSU at a later stage',
    'SINGLE_PSU_STRATUM',
    { design: { ids: ['psu', 'sex'], fpc: ['N', 'r1'], weights: 'w' } },
    { stage: 2 },
    (_, i) => ({ sex: i < 2 ? 'f' : i % 2 ? 'f' : 'm', r1: '9' }),
  ],
  [
    'clusters across strata',
    'CLUSTERS_NOT_NESTED',
    { design: { ids: ['psu'], strata: ['h'] } },
    { cluster: 'p0', row: 12 },
    only(11, { psu: 'p0' }),
  ],
  [
    'a population below the sample',
    'FPC_BELOW_SAMPLE_SIZE',
    { design: { fpc: ['N'] } },
    { stage: 1, population: 5, sample: 12 },
    () => ({ N: '5' }),
  ],
  [
    'a population below the sample of a stratum',
    'FPC_BELOW_SAMPLE_SIZE',
    { design: { strata: ['h'], fpc: ['N'] } },
    { stratum: 'south', row: 7 },
    (_, i) => ({ N: i < 6 ? '40' : '3' }),
  ],
  [
    'a missing population size',
    'INVALID_DATA',
    { design: { fpc: ['N'] } },
    { column: 'N', rows: [2] },
    only(1, { N: '' }),
  ],
  [
    'sizes mixed with fractions',
    'INVALID_DATA',
    { design: { fpc: ['N'] } },
    { stage: 1, row: 2 },
    only(1, { N: '0.5' }),
  ],
  [
    'population sizes that change under a jackknife',
    'INVALID_DATA',
    { design: { fpc: ['N'] }, ...jackknife },
    { row: 2 },
    only(1, { N: '50' }),
  ],
  [
    'JK1 for strata',
    'INVALID_SPEC',
    { design: { strata: ['h'] }, ...jackknife },
    { path: 'replicates.type' },
  ],
  [
    'balanced replicates of three PSUs',
    'INVALID_SPEC',
    { design: { ids: ['psu'], strata: ['h'] }, replicates: { source: 'generate', type: 'BRR' } },
    { stratum: 'north' },
  ],
  [
    'a jackknife of a population that was asked as a whole',
    'INVALID_SPEC',
    { design: { strata: ['h'], fpc: ['N'] }, replicates: { source: 'generate', type: 'JKn' } },
    { path: 'replicates.type' },
    () => ({ N: '6' }),
  ],
]

describe('a design or weights that cannot be used are refused', () => {
  for (const [title, code, request, at, change] of refusals) {
    it(title, async () => {
      const result = await run(request, change)
      expect(result).toMatchObject({ outcome: 'refused', error: { code, at, message: expect.any(String) } })
    })
  }
})
