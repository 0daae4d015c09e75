import { combineChildren } from '#app/statistics/composite/editions/combine-children.ts'
import { readIndexTree } from '#app/statistics/composite/editions/index-tree.ts'
import type { Combine } from '#app/statistics/estimation/domains/side-of-city.ts'
import type { DomainMeasure } from '#app/survey/reports/domains.ts'
import type { AnalysisPlan } from '../analyse-city.ts'

/** What is estimated of a domain, in the order of the values of `combine`. */
export interface DomainMeasures {
  measures: { measure: DomainMeasure; code: string }[]
  combine: Combine
}

/** A column that is a measure by itself. */
export interface SingleColumn {
  measure: Extract<DomainMeasure, 'smile_rate' | 'satisfaction'>
  column: number
}

/**
 * The people's index and first-level indices of a domain, made of its second-level scores as the city's own are: same
 * weights, same means. An index of which a domain lacks a score that the city has would be another index, so there is
 * none.
 *
 * @param columns by second-level index of the plan: place of its score among the columns; null = not in the city's index
 * @param k columns in all
 */
export function combineMeasures(
  { tree, recipe }: AnalysisPlan,
  columns: (number | null)[],
  k: number,
  single: SingleColumn[],
): DomainMeasures {
  const { firstLevel, secondLevel } = readIndexTree(tree)
  const { aggregation } = recipe.index
  const means = typeof aggregation === 'string' ? { first: aggregation, index: aggregation } : aggregation
  const parts = firstLevel.flatMap(({ code, weight, children }) => {
    const used = children.filter((at) => columns[at] != null && secondLevel[at]!.weight > 0)
    if (used.length === 0) return []
    return [
      {
        ...{ code, weight },
        columns: used.map((at) => columns[at]!),
        weights: used.map((at) => secondLevel[at]!.weight),
      },
    ]
  })
  const indices = parts.length > 0 ? parts.length + 1 : 0
  const count = indices + single.length

  const combine: Combine = (scores) => {
    const values = new Float64Array(count).fill(NaN)
    const gradient = new Float64Array(count * k)
    const first = parts.map((part, at) => {
      const made = mean(
        part.columns.map((column) => scores[column]!),
        part.weights,
        means.first,
      )
      values[at + 1] = made.value
      part.columns.forEach((column, place) => (gradient[(at + 1) * k + column] = made.gradient[place]!))
      return made.value
    })
    if (indices > 0) {
      const top = mean(
        first,
        parts.map(({ weight }) => weight),
        means.index,
      )
      values[0] = top.value
      parts.forEach(({ columns: used }, at) => {
        for (const column of used) {
          gradient[column]! += top.gradient[at]! * gradient[(at + 1) * k + column]!
        }
      })
    }
    single.forEach(({ column }, at) => {
      values[indices + at] = scores[column]!
      gradient[(indices + at) * k + column] = 1
    })
    return { values, gradient }
  }
  return {
    measures: [
      ...(indices > 0 ? [{ measure: 'index' as const, code: '' }] : []),
      ...parts.map(({ code }) => ({ measure: 'first_level' as const, code })),
      ...single.map(({ measure }) => ({ measure, code: '' })),
    ],
    combine,
  }
}

/** A mean that is not there when a child is missing, or when there is none of its kind. */
function mean(values: number[], weights: number[], kind: Parameters<typeof combineChildren>[2]) {
  const impossible = values.some((value) => Number.isNaN(value) || (kind !== 'arithmetic' && value <= 0))
  if (impossible) return { value: NaN, gradient: new Float64Array(values.length) }
  return combineChildren(values, weights, kind, { node: '', city: '' })
}
