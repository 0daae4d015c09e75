import { describe, expect, it } from 'vitest'

import { fieldsOfScheme, schemeOfFields } from '#app/survey/scheme/scheme-fields.ts'
import { schemeOfFramework, schemeSchema, type Scheme } from '#app/survey/scheme/scheme.ts'
import type { SchemeNode } from '#app/survey/scheme/scheme-tree.ts'

const OWN = schemeOfFramework({ code: 'X', version: 2, content: { aggregation: 'geometric' } })
const NODES: SchemeNode[] = [
  { code: 'X', parent: null, level: 'index', weight: 1, peopleShare: null },
  { code: 'A', parent: 'X', level: 'first', weight: 1, peopleShare: null },
  { code: 'B', parent: 'X', level: 'first', weight: 2, peopleShare: null },
  { code: 'C', parent: 'X', level: 'first', weight: 1, peopleShare: null },
  { code: 'A1', parent: 'A', level: 'second', weight: 1, peopleShare: 0.6 },
  { code: 'A2', parent: 'A', level: 'second', weight: 1, peopleShare: 0.25 },
]
const TREE = {
  nodes: NODES,
  indicators: [
    { code: 'rain', low: -1.5, high: 20 },
    { code: 'parks', low: 0, high: 9 },
  ],
}
const FULL: Scheme[] = [
  OWN,
  {
    ...OWN,
    peopleShare: { A1: 0.35 },
    normalisation: { method: 'distanceToReference', city: '110000' },
    treatment: { method: 'winsorise', maxPoints: 5, skew: 2, kurtosis: 3.5 },
    weights: {
      first: { method: 'ahp', comparisons: { 'A:B': 3, 'A:C': 1, 'B:C': 1 / 5 } },
      second: { method: 'entered', weights: { A1: 30, A2: 70 } },
      indicators: 'equal',
    },
  },
  {
    ...OWN,
    weights: {
      first: { method: 'residents' },
      second: { method: 'residents', rule: 'first' },
      indicators: 'framework',
    },
  },
  { ...OWN, normalisation: { method: 'goalposts', goalposts: { rain: { low: -3, high: 18.25 } } } },
  {
    ...OWN,
    weights: {
      ...OWN.weights,
      first: {
        method: 'budget',
        experts: [
          { name: 'Lin', points: { A: 50, B: 25, C: 25 } },
          { name: '', points: { A: 10, B: 0, C: 0 } },
        ],
      },
    },
  },
]

/** What a browser would send. */
function sent(fields: Record<string, string>): URLSearchParams {
  return new URLSearchParams(fields)
}

describe('the fields of a scheme', () => {
  it.each(FULL)('bring back the scheme they were made from: %j', (scheme) => {
    expect(schemeOfFields(sent(fieldsOfScheme(scheme, TREE)), TREE)).toEqual(scheme)
  })

  it('say no people share that is the framework’s, so that its scheme stays its scheme', () => {
    const fields = { ...fieldsOfScheme(OWN, TREE), 'share.A1': '60', 'share.A2': '25.0' }
    expect(schemeOfFields(sent(fields), TREE).peopleShare).toEqual({})
  })

  it('read nonsense as the framework’s choice or leave it to the schema', () => {
    const fields = { ...fieldsOfScheme(OWN, TREE), first: 'magic', treatment: '', 'share.A1': '250' }
    const scheme = schemeOfFields(sent(fields), TREE)
    expect(scheme.weights.first).toEqual({ method: 'framework' })
    expect(scheme.treatment).toEqual({ method: 'none' })
    expect(schemeSchema.safeParse(scheme).success).toBe(false)
  })

  it('leave goalposts to the framework where nothing, or its own, is typed, and one end alone where one is', () => {
    const typed = (changes: Record<string, string>) =>
      schemeOfFields(sent({ ...fieldsOfScheme(OWN, TREE), ...changes }), TREE).normalisation
    expect(typed({})).toEqual({ method: 'goalposts' })
    expect(typed({ 'low.rain': '-1.5', 'high.rain': ' 20.0 ' })).toEqual({ method: 'goalposts' })
    expect(typed({ 'high.parks': '12' })).toEqual({
      method: 'goalposts',
      goalposts: { parks: { low: 0, high: 12 } },
    })
    expect(typed({ normalisation: 'minMax', 'high.parks': '12' })).toEqual({ method: 'minMax' })
  })

  it.each(['nine', '9,5', '-2'])('give a high goalpost of %s on to those who judge it', (high) => {
    const scheme = schemeOfFields(sent({ ...fieldsOfScheme(OWN, TREE), 'high.parks': high }), TREE)
    expect(schemeSchema.safeParse(scheme).success).toBe(false)
  })
})
