import { describe, it } from 'vitest'
import { aggregate, change, cities, nodes, expectRefusal, type Case } from './ask-index.ts'

describe('smile index refuses, of framework and data', () => {
  it.each<[string, Case, string, object]>([
    ['a circle', { nodes: change('Index', { parent: 'P' }) }, 'CYCLE', { node: 'P' }],
    ['a node of its own', { nodes: change('P', { parent: 'P' }) }, 'CYCLE', { node: 'P' }],
    ['a parent that is not there', { nodes: change('a', { parent: 'X' }) }, 'UNKNOWN_PARENT', { node: 'a' }],
    ['a code used twice', { nodes: [...nodes, ...nodes.slice(0, 1)] }, 'DUPLICATE_NODE', { node: 'a' }],
    ['a negative weight', { nodes: change('b', { weight: -1 }) }, 'NEGATIVE_WEIGHT', { node: 'b' }],
    [
      'a missing direction',
      { nodes: change('b', { direction: undefined }) },
      'MISSING_DIRECTION',
      { node: 'b' },
    ],
    ['a direction of 0', { nodes: change('b', { direction: 0 }) }, 'MISSING_DIRECTION', { node: 'b' }],
    ['a node without weight', { nodes: change('b', { weight: undefined }) }, 'INVALID_SPEC', { node: 'b' }],
    [
      'children whose weights are all 0',
      { nodes: change('c', { weight: 0 }), pipeline: [aggregate()] },
      'CHILDREN_WITHOUT_WEIGHTS',
      { step: 'aggregate', out: 'scores', node: 'Q' },
    ],
    [
      'a negative weight in a step',
      { pipeline: [aggregate({ weights: { a: -2 } })] },
      'NEGATIVE_WEIGHT',
      { step: 'aggregate', node: 'a' },
    ],
    [
      'a weight for a node that is not there',
      { pipeline: [aggregate({ weights: { x: 2 } })] },
      'UNKNOWN_NODE',
      { step: 'aggregate', node: 'x' },
    ],
    [
      'text in numbers',
      { csv: `${cities}Ee,south,2020,many,1,1\n` },
      'INVALID_DATA',
      { column: 'a', unit: 'Ee' },
    ],
    ['a hexadecimal number', { csv: `${cities}Ee,south,2020,0x10,1,1\n` }, 'INVALID_DATA', { unit: 'Ee' }],
    [
      'an infinite number',
      { csv: `${cities}Ee,south,2020,1,Infinity,1\n` },
      'INVALID_DATA',
      { column: 'b', unit: 'Ee' },
    ],
    ['1e300', { csv: `${cities}Ee,south,2020,1,1e300,1\n` }, 'INFINITE_VALUE', { column: 'b', unit: 'Ee' }],
    ['1e999', { csv: `${cities}Ee,south,2020,1,1e999,1\n` }, 'INFINITE_VALUE', { column: 'b', unit: 'Ee' }],
    ['a unit twice', { csv: `${cities}Aa,south,2020,1,1,1\n` }, 'DUPLICATE_UNIT', { unit: 'Aa' }],
    ['a row without unit', { csv: `${cities},south,2020,1,1,1\n` }, 'MISSING_UNIT', { row: 5 }],
    [
      'a column that is not there',
      {
        nodes: change('a', { denominator: 'size' }),
        pipeline: [{ step: 'denominate', in: 'raw', out: 'per' }],
      },
      'UNKNOWN_COLUMN',
      { column: 'size' },
    ],
    ['a column used twice', { csv: 'city,a,a,b,c\nAa,1,1,1,1\n' }, 'DUPLICATE_COLUMN', { column: 'a' }],
    ['a file without units', { csv: 'city,a,b,c\n' }, 'NO_UNITS', {}],
    [
      'a unit asked for that is not there',
      { more: { data: { file: 'data.csv', unitId: 'city', units: ['Zz'] } } },
      'UNKNOWN_UNIT',
      { unit: 'Zz' },
    ],
  ])('%s', (_, asked, code, at) => expectRefusal(asked, code, at))
})
