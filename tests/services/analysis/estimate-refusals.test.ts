import { describe, expect, it } from 'vitest'
import { estimateFromTexts } from '#app/services/analysis/specs/estimate-from-spec.server.ts'

type Fields = Record<string, unknown>

/** Twelve rows: two strata of three PSUs with two people each. */
const rows = Array.from({ length: 12 }, (_, i) => ({
  h: i < 6 ? 'north' : 'south',
  psu: `p${Math.floor(i / 2)}`,
  w: String(10 + (i % 5)),
  sex: i % 2 ? 'f' : 'm',
  age: ['young', 'middle', 'old'][i % 3]!,
  income: String(100 + ((i * 37) % 50)),
  y: String((i * 7) % 11),
  N: '40',
  r1: String(8 + (i % 3)),
  r2: String(9 + (i % 4)),
  answered: i % 4 === 3 ? '0' : '1',
}))
type Row = (typeof rows)[number]

const columns = {
  ...Object.fromEntries(
    ['w', 'income', 'y', 'N', 'r1', 'r2', 'answered'].map((name) => [name, { type: 'numeric' }]),
  ),
  h: { type: 'id' },
  psu: { type: 'id' },
  sex: { type: 'categorical', levels: ['f', 'm', 'x'] },
  age: { type: 'categorical', levels: ['young', 'middle', 'old'] },
}
const mean = { id: 'mean', statistic: 'mean', variable: 'y' }
const sex = (f: number, m: number, ...more: Fields[]) => ({
  variables: ['sex'],
  totals: [{ sex: 'f', total: f }, { sex: 'm', total: m }, ...more],
})
const age = (...totals: number[]) => ({
  variables: ['age'],
  totals: totals.map((total, i) => ({ age: ['young', 'middle', 'old'][i], total })),
})
const tight = { maxIterations: 1000, tolerance: 1e-10 }
const rake = (...margins: Fields[]) => ({ step: 'rake', margins, ...tight })
const calibrate = (more: Fields) => ({ step: 'calibrate', method: 'linear', ...more })

function csvOf(change: (row: Row, i: number) => Fields): string {
  const names = Object.keys(rows[0]!)
  const lines = rows.map((row, i) => {
    const changed: Fields = { ...row, ...change(row, i) }
    return names.map((name) => changed[name]).join(',')
  })
  return [names.join(','), ...lines].join('\n')
}

/** Runs a request with data changed row by row. */
function run(request: Fields, change: (row: Row, i: number) => Fields = () => ({})) {
  const spec = { data: 'data.csv', columns, design: { weights: 'w' }, estimates: [mean], ...request }
  return estimateFromTexts(JSON.stringify(spec), csvOf(change))
}

const jackknife = { replicates: { source: 'generate', type: 'JK1' } }
const only = (at: number, fields: Fields) => (_: Row, i: number) => (i === at ? fields : {})
const mergeAll = { design: { ids: ['psu'], weights: 'w' } }

const refusals: [string, string, Fields, Fields, ((row: Row, i: number) => Fields)?][] = [
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

describe('what cannot be computed is refused', () => {
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

describe('a specification that does not follow the format is refused', () => {
  const specs: [string, Fields, string][] = [
    ['a misspelt field', { wieghting: [] }, 'wieghting'],
    [
      'a misspelt option of the design',
      { design: { weights: 'w', lonelypsu: 'remove' } },
      'design.lonelypsu',
    ],
    [
      'a misspelt option of a step',
      { weighting: [{ ...rake(sex(60, 60)), tolerence: 1 }] },
      'weighting[0].tolerence',
    ],
    ['bounds on a rake', { weighting: [{ ...rake(sex(60, 60)), bounds: [0, 2] }] }, 'weighting[0].bounds'],
    ['a misspelt field of an estimate', { estimates: [{ ...mean, subsets: [] }] }, 'estimates[0].subsets'],
    [
      'an unknown statistic',
      { estimates: [{ id: 'a', statistic: 'median', variable: 'y' }] },
      'estimates[0].statistic',
    ],
    ['an unknown step', { weighting: [{ step: 'raking' }] }, 'weighting[0].step'],
    [
      'an undeclared level',
      { estimates: [{ ...mean, subset: [{ variable: 'sex', op: '==', value: 'F' }] }] },
      'estimates[0].subset[0].value',
    ],
    [
      'a text for a number',
      { estimates: [{ ...mean, confidenceLevel: '0.95' }] },
      'estimates[0].confidenceLevel',
    ],
    [
      'a confidence level of 95',
      { estimates: [{ ...mean, confidenceLevel: 95 }] },
      'estimates[0].confidenceLevel',
    ],
    [
      'a negative population total',
      { weighting: [rake(sex(-1, 121))] },
      'weighting[0].margins[0].totals[0].total',
    ],
    [
      'a total that is no number',
      { weighting: [rake(sex(null as unknown as number, 121))] },
      'weighting[0].margins[0].totals[0].total',
    ],
    ['a total of 1e300', { weighting: [rake(sex(1e300, 121))] }, 'weighting[0].margins[0].totals[0].total'],
    ['limits that cross', { weighting: [{ step: 'trim', lower: 20, upper: 10 }] }, 'weighting[0].lower'],
    ['a trim without limits', { weighting: [{ step: 'trim' }] }, 'weighting[0]'],
    [
      'half an iteration',
      { weighting: [{ ...rake(sex(60, 60)), maxIterations: 1.5 }] },
      'weighting[0].maxIterations',
    ],
    ['weights and probabilities', { design: { weights: 'w', probs: ['N'] } }, 'design.probs'],
    ['a Fay coefficient of 1', { replicates: { source: 'generate', type: 'Fay', rho: 1 } }, 'replicates.rho'],
    ['a negative scale', { replicates: { source: 'generate', type: 'JK1', scale: -1 } }, 'replicates.scale'],
    ['an id used twice', { estimates: [mean, mean] }, 'estimates[1].id'],
    [
      'a level listed twice',
      { columns: { ...columns, sex: { type: 'categorical', levels: ['f', 'f'] } } },
      'columns.sex.levels',
    ],
  ]
  for (const [title, request, path] of specs) {
    it(title, async () => {
      expect(await run(request)).toMatchObject({
        outcome: 'refused',
        error: { code: 'INVALID_SPEC', at: { path } },
      })
    })
  }

  it('naming what was probably meant', async () => {
    const field = await run({ design: { weights: 'w', lonelypsu: 'remove' } })
    expect(field).toMatchObject({ error: { message: expect.stringContaining('did you mean "lonelyPsu"?') } })
    const column = await run({ estimates: [{ ...mean, variable: 'Income' }] })
    expect(column).toMatchObject({
      error: { code: 'UNKNOWN_COLUMN', message: expect.stringContaining('did you mean "income"?') },
    })
  })

  it('but notes for people and fields set to null are welcome', async () => {
    const estimates = [{ ...mean, note: 'as in the report', subset: null }]
    expect(await run({ title: 'A wave', source: 'made up', replicates: null, estimates })).toMatchObject({
      outcome: 'ok',
    })
  })
})

describe('data that are not as declared are refused', () => {
  const spec = JSON.stringify({ data: 'd.csv', columns: { y: { type: 'numeric' } }, estimates: [mean] })
  const texts: [string, string, Fields][] = [
    ['a word', 'y\n1\nNA\n', { column: 'y', row: 2, value: 'NA' }],
    ['a decimal comma', 'y\n"1,5"\n2\n', { column: 'y', row: 1, value: '1,5' }],
    ['a hexadecimal number', 'y\n0x10\n2\n', { column: 'y', row: 1 }],
    ['a column named twice', 'y,y\n1,2\n3,4\n', { column: 'y' }],
    ['a row too short', 'y,z\n1,2\n3\n', {}],
    ['a quote left open', 'y\n"1\n2\n', {}],
    ['nothing at all', '', { column: 'y' }],
  ]
  for (const [title, csv, at] of texts) {
    it(title, async () => {
      expect(await estimateFromTexts(spec, csv)).toMatchObject({
        outcome: 'refused',
        error: { code: 'INVALID_DATA', at },
      })
    })
  }

  it('while byte-order marks, line ends of any kind, quotes and -0 are read', async () => {
    const csv = '\uFEFF"y"\r\n"1"\n-0\r\n3e0\r\n'
    expect(await estimateFromTexts(spec, csv)).toMatchObject({
      outcome: 'ok',
      estimates: { mean: { rows: [{ estimate: 4 / 3, n: 3 }] } },
    })
  })
})
