import { blend, type Edition } from '../blend.ts'
import { combineChildren } from '../combine-children.ts'
import { readIndexTree } from '../index-tree.ts'
import type { SchemeRun } from './run-scheme.ts'
import type { IndexBasis, IndexScheme } from './scheme.ts'

/** One step on the way down from a score. */
export interface ScorePart {
  /** code of the node or indicator */
  code: string
  kind: 'index' | 'first' | 'second' | 'people' | 'objective' | 'indicator'
  /** its own score, 0..100; null where it is missing */
  score: number | null
  /** share of it in the index: ∂index / ∂score */
  weight: number
  /** points of the index that come from it: weight × score */
  contribution: number
}

/**
 * Takes the index of one city apart: first-level, second-level, people and objective side, indicator. The parts of
 * every step add up to it exactly, for all three means are homogeneous of degree one (Euler).
 *
 * @param run of the same basis and scheme
 * @returns parts in the order of the tree, each parent before its children; null without an index
 */
export function explainScore(
  basis: IndexBasis,
  scheme: IndexScheme,
  run: SchemeRun,
  city: string,
  edition: Edition,
): ScorePart[] | null {
  const row = basis.cities.findIndex((one) => one.city === city)
  const known = basis.cities[row]
  if (!known) return null
  const tree = readIndexTree(run.tree)
  const objective = run.objective.scores[row] ?? new Float64Array()
  const blends = tree.secondLevel.map((node, at) =>
    blend(known.people[at] ?? NaN, objective[at] ?? NaN, node.peopleShare, edition),
  )
  const firsts = tree.firstLevel.map(({ code, children }) =>
    combineChildren(
      children.map((at) => blends[at]?.score ?? NaN),
      children.map((at) => tree.secondLevel[at]?.weight ?? 0),
      scheme.aggregation.first,
      { node: code, city },
    ),
  )
  const top = combineChildren(
    firsts.map(({ value }) => value),
    tree.firstLevel.map(({ weight }) => weight),
    scheme.aggregation.index,
    { node: tree.root, city },
  )
  if (Number.isNaN(top.value)) return null

  const parts: ScorePart[] = [part(tree.root, 'index', top.value, 1)]
  tree.firstLevel.forEach(({ code, children }, at) => {
    const ofIndex = top.gradient[at] ?? 0
    parts.push(part(code, 'first', firsts[at]?.value ?? NaN, ofIndex))
    children.forEach((child, place) => {
      const node = tree.secondLevel[child]
      const blended = blends[child]
      if (!node || !blended) return
      const weight = ofIndex * (firsts[at]?.gradient[place] ?? 0)
      parts.push(part(node.code, 'second', blended.score, weight))
      if (Number.isNaN(blended.score)) return
      const share = blended.peopleShare
      if (share > 0) parts.push(part(node.code, 'people', known.people[child] ?? NaN, weight * share))
      if (share < 1) {
        const rest = weight * (1 - share)
        parts.push(part(node.code, 'objective', objective[child] ?? NaN, rest))
        parts.push(...indicatorParts(node.code, rest))
      }
    })
  })
  return parts

  function indicatorParts(node: string, weight: number): ScorePart[] {
    const places = basis.indicators.flatMap((indicator, at) => (indicator.node === node ? [at] : []))
    const scores = places.map((at) => run.objective.indicators[at]?.[row] ?? NaN)
    const weights = places.map((at) => run.objective.weights[at] ?? 0)
    const { gradient } = combineChildren(scores, weights, scheme.aggregation.objective, { node, city })
    return places.flatMap((at, place) => {
      const code = basis.indicators[at]?.code ?? ''
      const score = scores[place] ?? NaN
      return Number.isNaN(score) ? [] : [part(code, 'indicator', score, weight * (gradient[place] ?? 0))]
    })
  }
}

function part(code: string, kind: ScorePart['kind'], score: number, weight: number): ScorePart {
  const missing = Number.isNaN(score)
  return { code, kind, score: missing ? null : score, weight, contribution: missing ? 0 : weight * score }
}
