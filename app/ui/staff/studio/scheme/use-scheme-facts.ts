import { useTranslation } from 'react-i18next'

import type { Scheme, WeightRule } from '#app/survey/scheme/scheme.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** What a scheme chooses, as pairs of label and words. */
export function useSchemeFacts(): (scheme: Scheme) => [string, string][] {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const ruleWords = (rule: WeightRule) => {
    const method = t(`studio.weightMethod.${rule.method}`)
    if (rule.method === 'budget') return t('schemes.experts', { method, count: rule.experts.length })
    if (rule.method === 'residents') return `${method}: ${t(`studio.votes.${rule.rule ?? 'named'}`)}`
    if (rule.method !== 'entered') return method
    const entered = Object.entries(rule.weights).map(
      ([code, weight]) => `${code} ${format.decimal(weight, 1)}`,
    )
    return `${method}: ${format.list(entered)}`
  }
  const typedGoalposts = (normalisation: Scheme['normalisation']): [string, string][] => {
    const typed = normalisation.method === 'goalposts' ? Object.entries(normalisation.goalposts ?? {}) : []
    const ends = typed.map(([code, { low, high }]) => `${code} ${low} – ${high}`)
    return typed.length === 0 ? [] : [[t('studio.goalposts.title'), format.list(ends)]]
  }
  return ({ framework, weights, peopleShare, normalisation, treatment, aggregation }) => {
    const shares = Object.entries(peopleShare).map(([code, share]) => `${code} ${format.share(share)}`)
    return [
      [t('studio.framework'), framework],
      [t('studio.weights.first'), ruleWords(weights.first)],
      [t('studio.weights.second'), ruleWords(weights.second)],
      [t('studio.lambda.title'), shares.length === 0 ? t('schemes.ofFramework') : format.list(shares)],
      [t('studio.objective.normalisation'), t(`studio.normalisation.${normalisation.method}`)],
      ...typedGoalposts(normalisation),
      [t('studio.objective.treatment'), t(`studio.treatment.${treatment.method}`)],
      [
        t('studio.means.title'),
        (['objective', 'first', 'index'] as const)
          .map((level) => `${t(`studio.means.${level}`)}: ${t(`studio.mean.${aggregation[level]}`)}`)
          .join(' · '),
      ],
    ]
  }
}
