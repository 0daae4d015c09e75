import { describe, it } from 'vitest'
import { aggregate, cities, normalise, expectRefusal, type Case } from './ask-index.ts'

describe('smile index refuses, of the steps', () => {
  it.each<[string, Case, string, object]>([
    [
      'a geometric mean of a value that is not positive',
      { csv: `${cities}Ee,south,2020,-1,1,1\n`, pipeline: [aggregate({ method: 'geometric' })] },
      'NOT_POSITIVE_FOR_GEOMETRIC_MEAN',
      { step: 'aggregate', out: 'scores', node: 'P', unit: 'Ee', value: -1 },
    ],
    [
      'a harmonic mean of zero',
      {
        csv: `${cities}Ee,south,2020,0,1,1\n`,
        pipeline: [
          aggregate({ method: ['arithmetic', 'harmonic'] }),
          aggregate({ out: 'again', method: 'harmonic' }),
        ],
      },
      'ZERO_IN_HARMONIC_MEAN',
      { out: 'again', node: 'P', unit: 'Ee' },
    ],
    [
      'a root of a negative number',
      { csv: `${cities}Ee,south,2020,-1,1,1\n`, pipeline: [aggregate({ method: 'generalised', p: 0.5 })] },
      'NO_GENERALISED_MEAN',
      { node: 'P', unit: 'Ee' },
    ],
    [
      'a generalised mean without exponent',
      { pipeline: [aggregate({ method: 'generalised' })] },
      'INVALID_SPEC',
      { path: 'pipeline.0.p' },
    ],
    [
      'an exponent of 0',
      { pipeline: [aggregate({ method: ['generalised'], p: 0 })] },
      'INVALID_SPEC',
      { path: 'pipeline.0.p' },
    ],
    [
      'Mazziotta-Pareto without penalty',
      { pipeline: [aggregate({ method: 'mazziottaPareto' })] },
      'INVALID_SPEC',
      { path: 'pipeline.0.penalty' },
    ],
    [
      'groups without column',
      { pipeline: [{ step: 'impute', in: 'raw', out: 'full', method: 'groupMean' }] },
      'INVALID_SPEC',
      { step: 'impute', missing: 'group' },
    ],
    [
      'a level that is not there',
      { pipeline: [{ step: 'impute', in: 'raw', out: 'full', method: 'rowMean', withinLevel: 7 }] },
      'UNKNOWN_LEVEL',
      { step: 'impute', level: 7 },
    ],
    [
      'a unit kept that is not there',
      { pipeline: [{ step: 'screen', in: 'raw', out: 'kept', rule: 'both', forceInclude: ['Zz'] }] },
      'UNKNOWN_UNIT',
      { unit: 'Zz' },
    ],
    [
      'goalposts the wrong way round',
      { pipeline: [normalise({ method: 'goalposts', low: 5, high: 1 })] },
      'GOALPOSTS_EQUAL',
      { node: 'a' },
    ],
    [
      'a reference unit that is not there',
      { pipeline: [normalise({ method: 'distanceToReference', unit: 'Zz' })] },
      'UNKNOWN_UNIT',
      { unit: 'Zz' },
    ],
    [
      'reference rows that are not there',
      { pipeline: [normalise({ method: 'minMax' }, { reference: { column: 'year', value: 1999 } })] },
      'NO_REFERENCE_ROWS',
      { value: 1999 },
    ],
    [
      'a step without survey',
      { pipeline: [{ step: 'shrink', in: 'raw', out: 'shrunk' }] },
      'NO_SURVEY',
      { step: 'shrink' },
    ],
    [
      'a data set nobody wrote',
      { pipeline: [aggregate({ in: 'nowhere' })] },
      'UNKNOWN_DATASET',
      { dataset: 'nowhere' },
    ],
    [
      'a data set written twice',
      { pipeline: [aggregate(), aggregate()] },
      'DUPLICATE_DATASET',
      { dataset: 'scores' },
    ],
  ])('%s', (_, asked, code, at) => expectRefusal(asked, code, at))
})
