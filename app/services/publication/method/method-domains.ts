import type { LocalText } from '#app/survey/item.ts'
import type { MethodFacts } from './method-facts.ts'

/** How results by group of residents were made, tested and protected; nothing where there are none. */
export function describeDomains({ summary }: Pick<MethodFacts, 'summary'>): LocalText {
  if (!summary.domains?.length) return { 'zh-CN': '', en: '' }
  const level = Math.round(summary.recipe.estimation.confidenceLevel * 100)
  const { evaluatorsBelow } = summary.recipe.thresholds
  return {
    'zh-CN': `分人群结果：在全市设计内按子总体估计（其余样本计零），每组与本市同一变量其他各组之差作 t 检验（${level}%）；每个城市、每个变量内的比较不超过 20 次的作 Holm 校正，更多的作 Benjamini–Hochberg 校正；公开参与不作检验。不足 ${evaluatorsBelow} 份作答的组不公布，能由其他各组推算时，另有一组一并不予公布。`,
    en: `Results by group of residents are estimated as domains of the city's whole design (all others count as zero); the difference of each group to the others of the city is tested by t (${level}%), corrected within a city and variable by Holm up to 20 comparisons and by Benjamini-Hochberg beyond; open participation is not tested. Groups of fewer than ${evaluatorsBelow} answers are not published, and where one could be worked out from the others, another is withheld beside it.`,
  }
}
