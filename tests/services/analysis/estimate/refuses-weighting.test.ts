import { describe, expect, it } from 'vitest'

import {
  age,
  calibrate,
  jackknife,
  mergeAll,
  only,
  rake,
  run,
  sex,
  type RefusedCase,
} from './twelve-people.ts'

const refusals: RefusedCase[] = [
  [
    'a missing margin value in post-stratification',
    'MISSING_MARGIN_VALUE',
    { weighting: [{ step: 'poststratify', ...sex(60, 60) }] },
    { path: 'weighting[0]', margin: ['sex'], rows: [1] },
    only(0, { sex: '' }),
  ],
  [
    'a missing margin value in the second margin of raking',
    'MISSING_MARGIN_VALUE',
    { weighting: [rake(sex(60, 60), age(40, 40, 40))] },
    { margin: ['age'], rows: [3] },
    only(2, { age: '' }),
  ],
  [
    'a missing value of a continuous total',
    'MISSING_MARGIN_VALUE',
    { weighting: [calibrate({ continuous: [{ variable: 'income', total: 1e4 }] })] },
    { margin: ['income'], rows: [3] },
    only(2, { income: '' }),
  ],
  [
    'an empty cell in post-stratification',
    'EMPTY_MARGIN_CELL',
    { weighting: [{ step: 'poststratify', ...sex(60, 60, { sex: 'x', total: 3 }) }] },
    { margin: ['sex'], category: { sex: 'x' } },
  ],
  [
    'an empty cell in raking',
    'EMPTY_MARGIN_CELL',
    { weighting: [rake(age(40, 40, 43), sex(60, 60, { sex: 'x', total: 3 }))] },
    { margin: ['sex'], category: { sex: 'x' } },
  ],
  [
    'an empty cell in calibration',
    'EMPTY_MARGIN_CELL',
    { weighting: [calibrate({ margins: [sex(60, 60, { sex: 'x', total: 3 })] })] },
    { margin: ['sex'] },
  ],
  [
    'a cell left without weight',
    'EMPTY_MARGIN_CELL',
    { weighting: [rake(sex(60, 60))] },
    { category: { sex: 'f' } },
    (row) => ({ w: row.sex === 'f' ? '0' : row.w }),
  ],
  [
    'a class without respondents',
    'EMPTY_MARGIN_CELL',
    { weighting: [{ step: 'nonresponse', classes: ['sex'], respondent: 'answered' }] },
    { margin: ['sex'], category: { sex: 'f' } },
    (row) => ({ answered: row.sex === 'f' ? '0' : '1' }),
  ],
  [
    'a cell emptied by a replicate',
    'EMPTY_MARGIN_CELL',
    {
      ...mergeAll,
      ...jackknife,
      weighting: [{ step: 'poststratify', ...sex(60, 60, { sex: 'x', total: 3 }) }],
    },
    { path: 'weighting[0]', replicate: 2, category: { sex: 'x' } },
    only(2, { sex: 'x' }),
  ],
  [
    'a category without total in post-stratification',
    'CATEGORY_WITHOUT_TOTAL',
    { weighting: [{ step: 'poststratify', ...age(40, 40) }] },
    { margin: ['age'], category: { age: 'old' } },
  ],
  [
    'a category with total 0 in raking',
    'CATEGORY_WITHOUT_TOTAL',
    { weighting: [rake(sex(120, 0))] },
    { margin: ['sex'], category: { sex: 'm' } },
  ],
  [
    'a category without total in calibration',
    'CATEGORY_WITHOUT_TOTAL',
    { weighting: [calibrate({ margins: [age(40, 40)] })] },
    { category: { age: 'old' } },
  ],
  [
    'margins of different sums in raking',
    'MARGIN_TOTALS_DISAGREE',
    { weighting: [rake(sex(60, 60), age(40, 40, 41))] },
    { sums: [120, 121], path: 'weighting[0]' },
  ],
  [
    'margins of different sums in calibration',
    'MARGIN_TOTALS_DISAGREE',
    { weighting: [calibrate({ margins: [sex(60, 60), age(40, 40, 41)] })] },
    { sums: [120, 121] },
  ],
  [
    'margins that contradict each other',
    'NOT_CONVERGED',
    { weighting: [{ ...rake(sex(60, 60), age(30, 40, 50)), maxIterations: 1e9 }] },
    { step: 'rake', margin: ['sex'] },
    (row) => ({ age: row.sex === 'f' ? 'young' : row.age === 'young' ? 'old' : row.age }),
  ],
  [
    'too few iterations',
    'NOT_CONVERGED',
    { weighting: [{ ...rake(sex(10, 110), age(100, 10, 10)), maxIterations: 1 }] },
    { step: 'rake' },
    (row, i) => ({ sex: i % 5 ? row.sex : 'f' }),
  ],
  [
    'bounds without a solution',
    'NOT_CONVERGED',
    { weighting: [calibrate({ margins: [sex(200, 20)], bounds: [0.9, 1.1] })] },
    { step: 'calibrate', method: 'linear' },
  ],
  [
    'a replicate whose bounds have no solution',
    'NOT_CONVERGED',
    {
      ...mergeAll,
      ...jackknife,
      weighting: [calibrate({ continuous: [{ variable: 'income', total: 18000 }], bounds: [0.98, 1.08] })],
    },
    { path: 'weighting[0]', replicate: expect.any(Number) },
  ],
  [
    'totals that contradict each other',
    'NOT_CONVERGED',
    {
      weighting: [
        calibrate({
          continuous: [
            { variable: 'income', total: 1e4 },
            { variable: 'income', total: 2e4 },
          ],
        }),
      ],
    },
    { step: 'calibrate' },
  ],
  [
    'a limit below every weight',
    'NOT_CONVERGED',
    { weighting: [{ step: 'trim', upper: 5 }] },
    { step: 'trim', upper: 5 },
  ],
  [
    'a margin cell listed twice',
    'INVALID_SPEC',
    { weighting: [rake(sex(60, 60, { sex: 'f', total: 1 }))] },
    { margin: ['sex'] },
  ],
  [
    'a respondent column of other numbers',
    'INVALID_DATA',
    { weighting: [{ step: 'nonresponse', classes: ['sex'], respondent: 'N' }] },
    { column: 'N' },
  ],
  [
    'a stage the design does not have',
    'INVALID_SPEC',
    { weighting: [calibrate({ margins: [sex(60, 60)], aggregateStage: 2 })] },
    { aggregateStage: 2 },
  ],
]

describe('a weighting that cannot be computed is refused', () => {
  for (const [title, code, request, at, change] of refusals) {
    it(title, async () => {
      const result = await run(request, change)
      expect(result).toMatchObject({ outcome: 'refused', error: { code, at, message: expect.any(String) } })
    })
  }

  it('in words that say what, where, and how to mend it', async () => {
    const result = await run({ weighting: [rake(sex(60, 60, { sex: 'x', total: 3 }))] })
    expect(result).toMatchObject({
      error: {
        message: expect.stringMatching(/no respondent.*margin: sex; category: sex = x.*merge the category/),
      },
    })
    const many = await run({}, () => ({ w: '-1' }))
    expect(many).toMatchObject({ error: { message: expect.stringContaining('9, 10 and 2 more') } })
  })
})
