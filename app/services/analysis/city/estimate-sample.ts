import type { NumberAnswers } from '#app/data/fieldwork/responses/item-answers.ts'
import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import {
  estimateScores,
  type ScoreEstimate,
  type ScoreSource,
} from '#app/statistics/estimation/scores/estimate-scores.ts'
import { indexScores, type ItemColumn } from '#app/statistics/estimation/scores/score-items.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { isTopTwo, type ScaledItem } from './scaled-item.ts'

/** The estimates of one city before thresholds. */
export interface SampleEstimates {
  /** one per second-level index; null where the questionnaire has no item for it */
  people: (ScoreEstimate | null)[]
  /** k × k, row by row, in the same order; NaN where an error is unknown */
  covariance: Float64Array
  /** by item: its score, and the share 0..1 of its best two answers */
  items: Map<string, { score: ScoreEstimate; topTwo: ScoreEstimate | null }>
  /** by item that asks for a number: its mean, in the item's own unit */
  numbers: Map<string, ScoreEstimate>
}

/**
 * Estimates a city's second-level scores with their joint covariance, and every scaled item.
 *
 * @param nodes second-level codes in the order of the index tree
 * @throws Refusal of `estimateScores`
 */
export function estimateSample(
  rows: Int32Array,
  columns: ResponseColumns,
  weighting: CityWeighting,
  scaled: ScaledItem[],
  nodes: string[],
  { estimation }: AnalysisRecipe,
): SampleEstimates {
  const items = scaled.map((one) => itemColumn(one, rows, columns))
  const asked = nodes.filter((node) => scaled.some(({ item }) => item.dimension === node))
  const indices = asked.map((code) => ({
    code,
    items: scaled.filter(({ item }) => item.dimension === code).map(({ item }) => item.code),
  }))
  const scores = estimateScores(weighting, indexScores(items, indices), estimation)
  const people = nodes.map((node) => scores.rows[asked.indexOf(node)] ?? null)

  const means = estimateScores(
    weighting,
    indexScores(
      items,
      items.map(({ code }) => ({ code, items: [code] })),
    ),
    estimation,
  )
  const boxed = scaled.flatMap((one, at) => (one.hasTopTwo ? [{ one, values: items[at]!.values }] : []))
  const boxes = estimateScores(
    weighting,
    boxed.map(({ one, values }) => topTwoColumn(one, values)),
    { ...estimation, kind: 'proportion' },
  )
  const numbers = columns.numbers.map((column) => numberSource(column, rows))
  const averages = numbers.length > 0 ? estimateScores(weighting, numbers, estimation).rows : []
  return {
    people,
    numbers: new Map(averages.map((mean) => [mean.code, mean])),
    covariance: spread(scores.covariance, scores.rows, asked, nodes),
    items: new Map(
      means.rows.map((score) => [
        score.code,
        { score, topTwo: boxes.rows.find(({ code }) => code === score.code) ?? null },
      ]),
    ),
  }
}

/**
 * Columns of a city that nobody keeps: scores of second-level indices, then single items, as their score on 0..100 or as
 * the share of their best two answers.
 *
 * @param nodes second-level codes that have items
 */
export function scoreSources(
  rows: Int32Array,
  columns: ResponseColumns,
  scaled: ScaledItem[],
  nodes: string[],
  single: { item: string; topTwo: boolean }[],
): ScoreSource[] {
  const items = scaled.map((one) => itemColumn(one, rows, columns))
  const indices = nodes.map((code) => ({
    code,
    items: scaled.filter(({ item }) => item.dimension === code).map(({ item }) => item.code),
  }))
  const singles = single.flatMap(({ item: code, topTwo }) => {
    const at = scaled.findIndex(({ item }) => item.code === code)
    const one = scaled[at]
    if (!one) return []
    return topTwo ? [topTwoColumn(one, items[at]!.values)] : indexScores(items, [{ code, items: [code] }])
  })
  return [...indexScores(items, indices), ...singles]
}

function numberSource({ item, values }: NumberAnswers, sample: Int32Array): ScoreSource {
  return {
    code: item.code,
    fill(into, rows) {
      for (let i = 0; i < into.length; i++) into[i] = values[sample[rows[i]!]!]!
    },
  }
}

/** The answers of a sample to one scaled item, as points of its scale. */
export function itemColumn(
  { item, points, polarity, pointOf }: ScaledItem,
  rows: Int32Array,
  columns: ResponseColumns,
) {
  const { codes } = columns.answers.find((column) => column.item.code === item.code)!
  const values = new Int8Array(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = pointOf[codes[rows[i]!]!] ?? -1
  return { code: item.code, values, points, polarity, missingCodes: [] } satisfies ItemColumn
}

function topTwoColumn(scaled: ScaledItem, points: Int8Array): ScoreSource {
  const inBox = Float64Array.from({ length: scaled.points + 1 }, (_, point) =>
    isTopTwo(scaled, point) ? 1 : 0,
  )
  return {
    code: scaled.item.code,
    fill(into, rows) {
      for (let i = 0; i < into.length; i++) {
        const point = points[rows[i]!]!
        into[i] = point < 0 ? NaN : inBox[point]!
      }
    },
  }
}

/** The covariance of the indices that were asked, at their places among all second-level indices. */
function spread(
  covariance: Float64Array,
  rows: ScoreEstimate[],
  asked: string[],
  nodes: string[],
): Float64Array {
  const full = new Float64Array(nodes.length ** 2).fill(NaN)
  const places = asked.map((code) => nodes.indexOf(code))
  places.forEach((row, a) =>
    places.forEach((column, b) => {
      const known = rows[a]!.se !== null && rows[b]!.se !== null
      full[row * nodes.length + column] = known ? covariance[a * asked.length + b]! : NaN
    }),
  )
  return full
}
