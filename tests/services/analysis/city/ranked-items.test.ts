import { describe, expect, it } from 'vitest'

import { columnOfItem } from '#app/data/fieldwork/responses/item-answers.ts'
import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { rankedItems, rankedVotes } from '#app/services/analysis/city/ranked-items.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'
import type { Item } from '#app/survey/item.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'

const text = { 'zh-CN': '', en: '' }
const ranking = (code: string, options: string[], most?: number): Item => ({
  code,
  dimension: 'RANKING',
  forms: [],
  type: 'ranking',
  scale: null,
  text,
  short_label: text,
  options: options.map((value) => ({ value, label: text })),
  polarity: 'none',
  required: false,
  notes: '',
  ...(most === undefined ? {} : { max_ranked: most }),
})
const wave = (items: Item[]): WaveRecord => {
  const node = (code: string, parent: string | null) => ({ code, parent })
  const nodes = [
    node('X', null),
    node('A', 'X'),
    node('B', 'X'),
    node('A1', 'A'),
    node('A2', 'A'),
    node('B1', 'B'),
  ]
  return {
    framework: { content: { nodes } },
    questionnaire: { content: { items } },
  } as unknown as WaveRecord
}
const recipe = { estimation: { confidenceLevel: 0.95, lonelyPsu: 'adjust' } } as AnalysisRecipe

describe('rankedItems', () => {
  it('are rankings that hold all children of an index, whatever else they hold', () => {
    const items = [
      ranking('letters', ['A', 'B', 'none']),
      ranking('half', ['A1', 'B2']),
      ranking('topics', ['B1', 'A2', 'A1']),
      { ...ranking('chosen', ['A', 'B']), type: 'multiple_choice' as const },
    ]
    expect(rankedItems(wave(items))).toEqual([
      { code: 'letters', indices: ['A', 'B', ''] },
      { code: 'topics', indices: ['B1', 'A2', 'A1'] },
    ])
  })
})

describe('rankedVotes', () => {
  const item = ranking('letters', ['A', 'B', 'C'], 3)
  const answers = [['A', 'B', 'C'], ['B'], ['C', 'A'], undefined, ['A', 'C', 'B'], ['A', 'B']]
  const weights = [2, 1, 1, 1, 3, 1]
  const column = columnOfItem(item, answers.length)!
  answers.forEach((answer, at) => column.put(at, answer))
  const weighting = weighCity(
    {
      baseWeights: Float64Array.from(weights),
      strata: new Int32Array(weights.length),
      stratumSizes: null,
      margins: [],
    },
    {
      nonresponse: null,
      margins: [],
      collapseBelow: 0,
      trimUpperMedians: null,
      maxIterations: 50,
      tolerance: 1e-10,
      normaliseTo: null,
      withheld: 'refuse',
    },
  )
  const rows = Int32Array.from(answers.keys())
  const columns = { answers: [column] } as unknown as ResponseColumns
  const [votes] = rankedVotes(
    rows,
    columns,
    weighting,
    [{ code: 'letters', indices: ['A', 'B', 'C'] }],
    recipe,
  )

  it('keep the order: places of the question, first to last, and nothing after the last one given', () => {
    expect(column.order.map((places) => Array.from(places))).toEqual([
      [0, 1, 2, -1, 0, 0],
      [1, -1, 0, -1, 2, 1],
      [2, -1, -1, -1, 1, -1],
    ])
  })

  it('split one vote by 3, 2, 1 over the places that were filled', () => {
    // residents 1, 2, 3, 5, 6 with weights 2, 1, 1, 3, 1; the fourth has no vote
    const a = [3 / 6, 0, 2 / 5, 3 / 6, 3 / 5]
    const b = [2 / 6, 1, 0, 1 / 6, 2 / 5]
    const c = [1 / 6, 0, 3 / 5, 2 / 6, 0]
    const answered = [2, 1, 1, 3, 1]
    const mean = (votesFor: number[]) => votesFor.reduce((sum, one, at) => sum + one * answered[at]!, 0) / 8
    for (const [at, votesFor] of [a, b, c].entries()) {
      expect(votes!.points.shares[at]).toBeCloseTo(mean(votesFor), 12)
    }
    // linearised by hand, six respondents in one stratum, the silent one counting as zero
    const z = (votesFor: number[]) => [
      ...votesFor.map((one, at) => (answered[at]! * (one - mean(votesFor))) / 8),
      0,
    ]
    const covariance = (x: number[], y: number[]) =>
      (6 / 5) * x.reduce((sum, one, at) => sum + one * y[at]!, 0)
    expect(votes!.points.covariance[0]).toBeCloseTo(covariance(z(a), z(a)), 12)
    expect(votes!.points.covariance[5]).toBeCloseTo(covariance(z(b), z(c)), 12)
  })

  it('give the whole vote to the first place where that is the rule', () => {
    expect(Array.from(votes!.first.shares)).toEqual([6 / 8, 1 / 8, 1 / 8])
    const rowSum = (row: number) =>
      [0, 1, 2].reduce((sum, at) => sum + votes!.first.covariance[row * 3 + at]!, 0)
    for (const row of [0, 1, 2]) expect(rowSum(row)).toBeCloseTo(0, 12)
  })
})
