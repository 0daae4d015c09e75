import { describe, expect, it } from 'vitest'

import { columns, mean, rake, run, sex, type Fields } from './twelve-people.ts'

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
