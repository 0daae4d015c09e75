import { objectiveScores } from '#app/statistics/composite/editions/scheme/objective-scores.ts'
import { goalpostsOf } from '#app/statistics/composite/editions/scheme/goalposts-of.ts'
import { resolveTree } from '#app/statistics/composite/editions/scheme/resolve-tree.ts'
import type { AnalysisPlan, CityAnalysis } from '../city/analyse-city.ts'
import { basisOf } from './basis-of.ts'

/**
 * Puts the official scheme of the recipe into effect between estimation and blending: objective scores, weights and λ
 * are the scheme's, goalposts among them, from here on, in the results as in what is printed of the framework. Without a scheme everything
 * stays as it is.
 *
 * @throws Refusal where the scheme does not fit the data
 */
export function applyScheme(
  plan: AnalysisPlan,
  analyses: CityAnalysis[],
): { plan: AnalysisPlan; analyses: CityAnalysis[] } {
  const { scheme } = plan.recipe.index
  if (!scheme) return { plan, analyses }
  const basis = basisOf(plan, analyses)
  const objective = objectiveScores(basis, scheme.content)
  const { tree } = resolveTree(basis, scheme.content, objective.scores)
  const scoreOf = (row: number, code: string) =>
    objective.indicators[basis.indicators.findIndex((indicator) => indicator.code === code)]?.[row] ?? NaN
  const { wave } = plan
  const { content } = wave.framework
  const nodes = content.nodes.map((node) => ({ ...node, ...tree.find(({ code }) => code === node.code) }))
  const indicators = content.indicators.map((indicator, at) => ({
    ...indicator,
    ...goalpostsOf(indicator, scheme.content.normalisation),
    weight: objective.weights[at] ?? 0,
  }))
  return {
    plan: {
      ...plan,
      tree,
      wave: { ...wave, framework: { ...wave.framework, content: { ...content, nodes, indicators } } },
    },
    analyses: analyses.map((analysis, row) => ({
      ...analysis,
      objective: {
        figures: analysis.objective.figures.map((figure) => ({
          ...figure,
          score: scoreOf(row, figure.indicator),
        })),
        scores: objective.scores[row] ?? analysis.objective.scores,
      },
    })),
  }
}
